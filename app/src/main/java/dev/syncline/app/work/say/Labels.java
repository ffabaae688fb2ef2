package dev.syncline.app.work.say;

import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// Versions and reasons, short enough for one line.
public final class Labels {
  private static final int REASON_MAX = 160;

  private Labels() {}

  /// The tag where versions are tracked, else seven digits of the commit or the short digest.
  public static String version(Candidate candidate, Track track) {
    return switch (track) {
      case TAGS, RELEASES -> candidate.name();
      case COMMITS -> candidate.revision().shortened();
    };
  }

  /// As people read it; `-` where there is none.
  public static String label(Optional<Candidate> candidate) {
    return candidate.map(Candidate::label).orElse("-");
  }

  /// What was found, with its code.
  public static String problem(Problem problem) {
    return "%s [%s]".formatted(problem.text(), problem.code());
  }

  /// The first line of a reason, cut where it is long.
  public static String brief(String reason) {
    var line = reason.lines().findFirst().orElse("").strip();
    return line.length() <= REASON_MAX ? line : line.substring(0, REASON_MAX - 1) + "…";
  }
}
