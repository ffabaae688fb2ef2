package dev.syncline.trigger.webhook;

import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryLedger;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// A receiver with everything around it in memory: it watches `nats` (tags), `app` (releases),
/// `www` (branch main) and `team/docs` (the remote's own branch) of one repository, and `file`,
/// which follows none.
final class Reception {
  static final String REPOSITORY = "https://github.com/nats-io/nats-server";

  final MemoryLedger ledger = new MemoryLedger();
  final HandMovedPace pace = new HandMovedPace();
  final List<String> rung = new CopyOnWriteArrayList<>();
  final Receiver receiver;
  volatile List<Secret> secrets = List.of(new Secret(Post.SECRET));
  volatile List<Watched> watched =
      List.of(
          follows("nats", new Refs.Tags()),
          follows("app", new Refs.Releases()),
          follows("www", new Refs.Branch(Optional.of("main"))),
          follows("team/docs", new Refs.Branch(Optional.empty())),
          new Watched(new SyncName("file"), List.of()));

  Reception() {
    receiver =
        new Receiver(
            () -> secrets,
            () -> watched,
            this::ring,
            new Receiver.Desk(ledger, Tenure.SOLE, pace::now, new Random(7)));
  }

  static Watched follows(String sync, Refs refs) {
    return new Watched(new SyncName(sync), List.of(Followed.of(REPOSITORY, refs)));
  }

  private void ring(SyncName sync, Cause cause) {
    rung.add(sync + " " + cause.word());
  }

  Receipt receive(Post post) throws InterruptedException {
    return receiver.receive(post.incoming());
  }
}
