package dev.syncline.core.version;

import static dev.syncline.core.version.Limit.Relation.ABOVE;
import static dev.syncline.core.version.Limit.Relation.AT_LEAST;
import static dev.syncline.core.version.Limit.Relation.AT_MOST;
import static dev.syncline.core.version.Limit.Relation.BELOW;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/// A version in a range, of which the last parts may be left open: `1.2` is 1.2.0 with two parts
/// given, `*` is 0.0.0 with none.
record Partial(SemVer floor, int given) {

  /// The limits that `operator` and this version stand for; empty if nothing could ever match.
  List<Limit> limits(String operator) {
    if (given == 0) {
      return operator.equals("<") || operator.equals(">") ? List.of() : List.of(from());
    }
    return switch (operator) {
      case ">" -> List.of(isOpen() ? new Limit(AT_LEAST, after(given), true) : above());
      case ">=" -> List.of(from());
      case "<" -> List.of(new Limit(BELOW, floor, isOpen()));
      case "<=" -> List.of(upTo());
      case "~", "~>" -> List.of(from(), below(after(Math.min(given, 2))));
      case "^" -> List.of(from(), below(after(firstThatCounts())));
      default -> List.of(from(), upTo());
    };
  }

  /// `this - last`, both ends included.
  List<Limit> through(Partial last) {
    return last.given == 0 ? List.of(from()) : List.of(from(), last.upTo());
  }

  private Limit from() {
    return new Limit(AT_LEAST, floor, isOpen());
  }

  private Limit upTo() {
    return isOpen() ? below(after(given)) : new Limit(AT_MOST, floor, false);
  }

  private Limit above() {
    return new Limit(ABOVE, floor, false);
  }

  private static Limit below(SemVer edge) {
    return new Limit(BELOW, edge, true);
  }

  private boolean isOpen() {
    return given < 3;
  }

  /// The first version after all that agree with this one in their first `parts` parts.
  private SemVer after(int parts) {
    return switch (parts) {
      case 1 -> version(floor.major().add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
      case 2 -> version(floor.major(), floor.minor().add(BigInteger.ONE), BigInteger.ZERO);
      default -> version(floor.major(), floor.minor(), floor.patch().add(BigInteger.ONE));
    };
  }

  /// How many parts `^` holds fast: up to the first that is not zero.
  private int firstThatCounts() {
    var zeros =
        Stream.of(floor.major(), floor.minor(), floor.patch())
            .takeWhile(number -> number.signum() == 0)
            .count();
    return (int) Math.min(zeros + 1, given);
  }

  private static SemVer version(BigInteger major, BigInteger minor, BigInteger patch) {
    return new SemVer(major, minor, patch, List.of(), List.of());
  }
}
