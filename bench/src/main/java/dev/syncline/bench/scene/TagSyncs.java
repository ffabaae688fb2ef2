package dev.syncline.bench.scene;

import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.policy.MajorRule;
import dev.syncline.core.policy.MovedRule;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Track;
import dev.syncline.core.policy.Upstream;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.version.TagPattern;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.engine.sentence.Schedule;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Supply;
import dev.syncline.source.git.GitSettings;
import dev.syncline.source.git.GitSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Syncs that follow the tags of a [TagServer], each with the newest one installed already. They
/// ring by themselves only after the benchmark.
public final class TagSyncs {
  private static final Duration NEVER = Duration.ofDays(1);

  private TagSyncs() {}

  public static SyncName name(int number) {
    return new SyncName("sync-" + number);
  }

  /// Notes in the ledger that the newest tag of each is installed, and declares them.
  public static List<Declaration<?>> installed(Workroom room, TagServer server, int count)
      throws SyncException, InterruptedException {
    var declarations = new ArrayList<Declaration<?>>();
    var entries = new ArrayList<Entry>();
    for (int number = 0; number < count; number++) {
      var source = new GitSource(GitSettings.of(server.url(number), Track.TAGS), room.remotes());
      var origin = source.origins().getFirst();
      var sentence = new Sentence<>(Supply.from(source), new HeldTarget());
      declarations.add(declaration(name(number), sentence, origin));
      var revision = new Revision(server.newestCommit(number));
      var items = List.of(new Item("tree", Digest.of(revision.value())));
      var newest = Candidate.of(origin, server.newest(), revision);
      entries.add(new Entry.Installed(name(number), new Inventory(newest, items)));
    }
    room.ledger().write(Tenure.SOLE, entries);
    return declarations;
  }

  private static Declaration<Tree> declaration(
      SyncName name, Sentence<Tree> sentence, Origin origin) {
    return new Declaration<>(
        name,
        Digest.of(name.value()),
        sentence,
        policy(origin),
        new Schedule(NEVER, NEVER),
        GuardTerms.DEFAULT,
        DriftRule.HEAL);
  }

  /// Tags as versions, everything else as it is without a word about it.
  public static Policy policy(Origin origin) {
    return new Policy(
        Track.TAGS,
        List.of(new Upstream(origin, false)),
        TagPattern.WHOLE_TAG,
        Optional.empty(),
        false,
        List.of(),
        MajorRule.APPROVE,
        MovedRule.ALERT,
        Duration.ZERO);
  }
}
