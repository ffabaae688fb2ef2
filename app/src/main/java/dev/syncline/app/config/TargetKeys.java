package dev.syncline.app.config;

import dev.syncline.app.config.TargetSection.Binary;
import dev.syncline.app.config.TargetSection.Directory;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.engine.sentence.DriftRule;
import java.nio.file.Path;
import java.time.Duration;

/// The keys of `target:`.
final class TargetKeys {
  private static final ProbationSection TERMS = ProbationSection.DEFAULT;

  private static final Key<DriftRule> DRIFT =
      Key.withDefault(
          "drift",
          Forms.choice(DriftRule.class),
          TargetSection.DRIFT_DEFAULT,
          "what happens when the target was changed by others");

  private static final Key<Duration> HEALTHY_FOR =
      Key.withDefault(
          "healthy-for",
          Forms.DURATION,
          TERMS.healthyFor(),
          "known-good after being healthy for so long");
  private static final Key<Duration> WITHIN =
      Key.withDefault(
          "within",
          Forms.duration(Duration.ofMillis(1)),
          TERMS.within(),
          "which must come about in this time");
  private static final Key<Integer> STRIKES =
      Key.withDefault(
          "strikes", Forms.whole(1, 100), TERMS.strikes(), "bad after so many failures in a row");
  private static final Section PROBATION =
      Section.of("a map of limits", HEALTHY_FOR, WITHIN, STRIKES);

  private static final Commands CHECK =
      Commands.with(
          Binary.CHECK_TIMEOUT_DEFAULT, "must exit with 0; {artifact} is the staged file");
  private static final Key<String> FILE =
      Key.required("path", Forms.PATH, "where the program lives");
  private static final Key<Fields> CHECK_KEY =
      Key.optional("check", CHECK.section(), "runs on the staged file before it is swapped in");
  private static final Key<Fields> RELOAD =
      Key.optional("reload", ReloadKeys.RELOAD, "how the running process is told; else none");
  private static final Key<Fields> HEALTH =
      Key.optional("health", ReloadKeys.HEALTH, "how it is known to be well; else none");
  private static final Key<Fields> PROBATION_KEY =
      Key.section("probation", PROBATION, "how long it is watched after a change");
  private static final Section BINARY =
      Section.of("a map with path", FILE, CHECK_KEY, RELOAD, HEALTH, PROBATION_KEY, DRIFT);

  private static final Commands HOOK =
      Commands.with(Directory.HOOK_TIMEOUT_DEFAULT, "runs after each change");
  private static final Key<String> FOLDER =
      Key.required("path", Forms.PATH, "the folder that holds the revisions");
  private static final Key<String> LINK =
      Key.withDefault(
          "link",
          Forms.text("the name of a link", TargetKeys::linkName),
          Directory.LINK_DEFAULT,
          "the link to the revision that counts");
  private static final Key<Integer> KEEP =
      Key.withDefault(
          "keep",
          Forms.whole(1, 100),
          Directory.KEEP_DEFAULT,
          "how many older revisions stay beside the live and the known-good one");
  private static final Key<Duration> GRACE =
      Key.withDefault(
          "grace",
          Forms.DURATION,
          Directory.GRACE_DEFAULT,
          "how long a replaced one stays at least");
  private static final Key<Fields> HOOK_KEY =
      Key.optional("hook", HOOK.section(), "a command after each change");
  private static final Section DIRECTORY =
      Section.of("a map with path", FOLDER, LINK, KEEP, GRACE, HOOK_KEY, DRIFT);

  private static final Key<Fields> BINARY_KEY = Key.optional("binary", BINARY, "one program file");
  private static final Key<Fields> DIRECTORY_KEY =
      Key.optional("directory", DIRECTORY, "a folder with a link to what counts");

  static final Section TARGET =
      Section.of(
              "a map with one kind of target, such as binary",
              BINARY_KEY,
              DIRECTORY_KEY,
              Key.later("kubernetes", "Kubernetes comes later"),
              Key.later("pull-request", "pull requests come later"),
              Key.later("store", "stores of rows come later"),
              Key.later("release", "releases of a forge come later"))
          .exactlyOne("binary", "directory", "kubernetes", "pull-request", "store", "release");

  private TargetKeys() {}

  static TargetSection read(Fields target, Reading reading) {
    return target
        .find(BINARY_KEY)
        .<TargetSection>map(binary -> binary(binary, reading))
        .orElseGet(() -> directory(target.get(DIRECTORY_KEY), reading));
  }

  private static Binary binary(Fields binary, Reading reading) {
    var probation = binary.get(PROBATION_KEY);
    var terms =
        new ProbationSection(
            probation.get(HEALTHY_FOR), probation.get(WITHIN), probation.get(STRIKES));
    if (terms.healthyFor().compareTo(terms.within()) >= 0) {
      reading.conflict(
          probation.has(HEALTHY_FOR) ? probation.place(HEALTHY_FOR) : probation.place(WITHIN),
          "healthy-for must be less than within",
          "nothing could ever pass this probation");
    }
    return new Binary(
        file(binary, reading),
        binary.find(CHECK_KEY).map(CHECK::read),
        ReloadKeys.reload(binary.find(RELOAD), reading),
        ReloadKeys.health(binary.find(HEALTH), reading),
        terms,
        binary.get(DRIFT));
  }

  private static Path file(Fields binary, Reading reading) {
    var path = reading.path(binary, FILE);
    if (path.getNameCount() < 2 || binary.get(FILE).endsWith("/")) {
      reading.conflict(
          binary.valuePlace(FILE), "this is no path of a file", "like nats/.bin/nats-server");
    }
    return path;
  }

  private static Directory directory(Fields directory, Reading reading) {
    return new Directory(
        reading.path(directory, FOLDER),
        directory.get(LINK),
        directory.get(KEEP),
        directory.get(GRACE),
        directory.find(HOOK_KEY).map(HOOK::read),
        directory.get(DRIFT));
  }

  private static String linkName(String text) {
    if (text.isBlank() || text.contains("/") || text.startsWith(".") || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a plain name, like current");
    }
    return text;
  }
}
