package dev.syncline.core.run;

/// Named places where a pass can be stopped by a test: before and after every journal step, rename,
/// fsync and store commit. The product passes [#NONE].
@FunctionalInterface
public interface FaultPoints {
  FaultPoints NONE = _ -> {};

  /// Passes the point `name`, such as `binary.rename.before`. A test's implementation may throw an
  /// [Error] to stop the pass there, or kill the process.
  void at(String name);
}
