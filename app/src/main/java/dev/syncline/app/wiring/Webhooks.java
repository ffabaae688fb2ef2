package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.SourceSection;
import dev.syncline.app.config.SyncSection;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Bell;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.trigger.webhook.Receiver;
import dev.syncline.trigger.webhook.Secrets;
import dev.syncline.trigger.webhook.Watched;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a configuration says to whoever receives webhooks, and the receiver that heeds it.
public final class Webhooks {
  private Webhooks() {}

  /// A receiver that knows `secrets`, writes into the ledger of `household` and rings `bell`; what
  /// `now` gives counts for each webhook.
  public static Receiver receiver(
      Household household, Secrets secrets, Supplier<Configuration> now, Bell bell) {
    return new Receiver(
        secrets,
        watching(now),
        bell,
        new Receiver.Desk(
            household.ledger(),
            household.tenure(),
            household.pace()::now,
            household.workshop().random()));
  }

  /// Makes the list anew only when `now` gives another configuration: there may be a thousand syncs
  /// and thousands of webhooks a second.
  static Supplier<List<Watched>> watching(Supplier<Configuration> now) {
    var made = new AtomicReference<>(Made.of(now.get()));
    return () -> {
      var configuration = now.get();
      return made.updateAndGet(last -> last.isOf(configuration) ? last : Made.of(configuration))
          .watched();
    };
  }

  private record Made(Configuration of, List<Watched> watched) {
    // The very same one: to compare a thousand syncs would be as dear as to make the list.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Configuration configuration) {
      return of == configuration;
    }

    static Made of(Configuration configuration) {
      return new Made(configuration, Webhooks.watched(configuration));
    }
  }

  /// Every declared sync with the repositories that it follows, also those that it is only told of.
  /// Made once for a configuration.
  public static List<Watched> watched(Configuration configuration) {
    return configuration.syncs().values().stream().map(Webhooks::watched).toList();
  }

  private static Watched watched(SyncSection sync) {
    return new Watched(sync.name(), sync.sources().stream().flatMap(Webhooks::followed).toList());
  }

  private static Stream<Followed> followed(SourceSection source) {
    return switch (source) {
      case SourceSection.Git git -> Stream.of(Followed.of(git.url(), refs(git)));
      case SourceSection.Release release ->
          Stream.of(Followed.of(release.where().address().toString(), new Refs.Releases()));
      case SourceSection.Http _ -> Stream.empty();
    };
  }

  private static Refs refs(SourceSection.Git git) {
    return git.track() == Track.COMMITS ? new Refs.Branch(git.branch()) : new Refs.Tags();
  }

  /// The secrets as they are now. Rejected (`SYN-CONFIG-UNSET`) where one cannot be looked up.
  public static List<Secret> secrets(Configuration configuration) throws SyncException {
    var secrets = new ArrayList<Secret>();
    for (var text : configuration.daemon().webhookSecrets()) {
      secrets.add(text.resolve());
    }
    return secrets;
  }
}
