package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Render;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.core.content.Digest;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.SyncName;
import dev.syncline.source.release.TagRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The keys of one sync, and of `defaults:`.
final class SyncKeys {
  private static final Set<String> TAKEN =
      Set.of("all", "github", "gitlab", "gitea", "forgejo", "bitbucket", "generic");

  static final Form<SyncName> NAME = Forms.text("the name of a sync", SyncKeys::name);

  private static final Form<Duration> PACE = Forms.duration(Duration.ofSeconds(1));
  private static final String POLL_DOC = "how often the source is asked";
  private static final String RECONCILE_DOC = "how often the target is compared";
  private static final Key<Duration> POLL_ALL =
      Key.withDefault("poll", PACE, SyncSection.POLL_DEFAULT, POLL_DOC);
  private static final Key<Duration> RECONCILE_ALL =
      Key.withDefault("reconcile", PACE, SyncSection.RECONCILE_DEFAULT, RECONCILE_DOC);

  static final Section DEFAULTS =
      Section.of("a map of what counts for all syncs", POLL_ALL, RECONCILE_ALL);

  private static final Key<List<Spot<Fields>>> SOURCE =
      Key.required(
          "source",
          new Listing<>(SourceKeys.SOURCE, true, 1),
          "where the truth lives; a list in order of priority, or one");
  private static final Key<Fields> THROUGH =
      Key.optional("through", ThroughKeys.THROUGH, "what makes it fit");
  private static final Key<Fields> TARGET =
      Key.required("target", TargetKeys.TARGET, "what is brought to it");
  private static final Key<Fields> POLICY =
      Key.section("policy", PolicyKeys.POLICY, "which versions are taken by themselves");
  private static final Key<Fields> GUARD =
      Key.section("guard", PolicyKeys.GUARD, "what a person must agree to");
  private static final Key<Duration> POLL = Key.optional("poll", PACE, POLL_DOC);
  private static final Key<Duration> RECONCILE = Key.optional("reconcile", PACE, RECONCILE_DOC);

  private static final Key<String> PIN_PATH =
      Key.required("path", Forms.PATH, "the YAML file, such as a Taskfile");
  private static final Key<String> PIN_VARIABLE =
      Key.required("variable", Forms.TEXT, "the variable, under vars or at the top");
  private static final Key<Fields> PIN_FILE =
      Key.optional(
          "pin-file",
          Section.of("a map with path and variable", PIN_PATH, PIN_VARIABLE),
          "where the version in place is written after each change");

  static final Section SYNC =
      Section.of(
          "a map with source and target",
          SOURCE,
          THROUGH,
          TARGET,
          POLICY,
          GUARD,
          POLL,
          RECONCILE,
          PIN_FILE,
          Key.later("publish", "publishing what was built comes later"),
          Key.later("window", "maintenance windows come later"),
          Key.later("zone", "maintenance windows come later"),
          Key.later("accept", "acceptance tasks come later: use check"),
          Key.later("after", "syncs that wait for others come later"),
          Key.later("mode", "modes come later"),
          Key.later("release", "releases of a forge come later"),
          Key.later("use", "templates come later"),
          Key.later("with", "templates come later"));

  private SyncKeys() {}

  /// Empty where something in it is wrong, which was or now is told.
  static Optional<SyncSection> read(Entry<Fields> entry, Fields defaults, Reading reading) {
    var fields = entry.value();
    if (!fields.clean()) {
      return Optional.empty();
    }
    int before = reading.problems().count();
    var sources =
        fields.get(SOURCE).stream()
            .flatMap(source -> SourceKeys.read(source.value(), reading).stream())
            .toList();
    var target = TargetKeys.read(fields.get(TARGET), reading);
    var through =
        fields
            .find(THROUGH)
            .map(found -> ThroughKeys.read(found, target, reading))
            .or(() -> ThroughKeys.implied(sources, target));
    var at = new Fit.Places(fields.place(SOURCE), fields.place(THROUGH), fields.place(TARGET));
    new Fit(reading).check(sources, through, target, at);
    var poll = fields.find(POLL).orElse(defaults.get(POLL_ALL));
    var reconcile = fields.find(RECONCILE).orElse(defaults.get(RECONCILE_ALL));
    var sync =
        new SyncSection(
            new SyncName(entry.name()),
            entry.at(),
            sources,
            through,
            target,
            PolicyKeys.policy(fields.get(POLICY)),
            PolicyKeys.guard(fields.get(GUARD)),
            poll,
            reconcile,
            fields.find(PIN_FILE).map(pin -> pinFile(pin, sources, reading)),
            digest(fields, poll, reconcile));
    return reading.problems().count() == before ? Optional.of(sync) : Optional.empty();
  }

  private static PinFileSection pinFile(Fields pin, List<SourceSection> sources, Reading reading) {
    boolean hasVersions = sources.stream().allMatch(SyncKeys::hasVersions);
    if (!hasVersions && !sources.isEmpty()) {
      reading.conflict(
          pin.place(PIN_PATH),
          "a pin-file is for tags and releases with versions",
          "there is no version to write");
    }
    return new PinFileSection(reading.path(pin, PIN_PATH), pin.get(PIN_VARIABLE));
  }

  private static boolean hasVersions(SourceSection source) {
    return switch (source) {
      case SourceSection.Git git -> git.track() == Track.TAGS;
      case SourceSection.Release release -> release.tags() instanceof TagRule.Versions;
      case SourceSection.Http _ -> false;
    };
  }

  private static Digest digest(Fields fields, Duration poll, Duration reconcile) {
    return Digest.of(Render.IN_FULL.section(fields) + "\n" + poll + "\n" + reconcile);
  }

  private static SyncName name(String text) {
    if (TAKEN.contains(text)) {
      throw new IllegalArgumentException("a path of the webhooks is called so: choose another");
    }
    try {
      return new SyncName(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(SyncName.RULE, e); // its own words name the text again
    }
  }
}
