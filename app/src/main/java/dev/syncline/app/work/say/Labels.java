package dev.syncline.app.work.say;

import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.TagPattern;
import java.util.Optional;

/// Versions and reasons, short enough for one line.
public final class Labels {
  private static final int REASON_MAX = 160;
  private static final String DIGEST = "sha256:";

  private Labels() {}

  /// The tag where versions are tracked or nothing else is known, else seven digits of the commit
  /// or the short digest.
  public static String version(Candidate candidate, Track track) {
    boolean hasTag = !candidate.name().equals(candidate.revision().value());
    return switch (track) {
      case TAGS, RELEASES -> hasTag ? candidate.name() : candidate.revision().shortened();
      case COMMITS ->
          candidate.revision().value().startsWith(DIGEST) && isVersion(candidate)
              ? candidate.name()
              : candidate.revision().shortened();
    };
  }

  // Of a binary that was found, no commit may be known, but the version that it had.
  private static boolean isVersion(Candidate candidate) {
    return TagPattern.WHOLE_TAG.read(candidate.name()) instanceof Reading.Version;
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
