package dev.syncline.app.config;

import dev.syncline.engine.sentence.DriftRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What stands under `target:`.
public sealed interface TargetSection {
  DriftRule DRIFT_DEFAULT = DriftRule.HEAL;

  Path path();

  DriftRule drift();

  /// One program file at `path`. `check` runs on the staged file before it is swapped in.
  record Binary(
      Path path,
      Optional<CommandSection> check,
      ReloadSection reload,
      HealthSection health,
      ProbationSection probation,
      DriftRule drift)
      implements TargetSection {
    public static final Duration CHECK_TIMEOUT_DEFAULT = Duration.ofSeconds(30);
  }

  /// A folder with one directory for each revision and a link to the one that counts. `keep`
  /// revisions stay, each at least for `grace` after it was replaced; `hook` runs after each
  /// change.
  record Directory(
      Path path,
      String link,
      int keep,
      Duration grace,
      Optional<CommandSection> hook,
      DriftRule drift)
      implements TargetSection {
    public static final String LINK_DEFAULT = "current";
    public static final int KEEP_DEFAULT = 2;
    public static final Duration GRACE_DEFAULT = Duration.ZERO;
    public static final Duration HOOK_TIMEOUT_DEFAULT = Duration.ofSeconds(30);
  }

  /// A command, word by word and without a shell, and how long it may take.
  record CommandSection(List<String> command, Duration timeout) {
    public CommandSection {
      command = List.copyOf(command);
    }
  }
}
