package dev.syncline.testkit;

/// The sudden end of a pass at a fault point, as a kill would be: an [Error], so that no handler
/// for faults takes it for one.
public final class Halt extends Error {
  private static final long serialVersionUID = 1;

  public Halt(String point) {
    super("halted at " + point);
  }
}
