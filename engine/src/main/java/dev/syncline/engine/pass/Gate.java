package dev.syncline.engine.pass;

/// Asked by a pass before it does more than look: before it fetches, makes or changes something.
@FunctionalInterface
public interface Gate {
  /// Lets everyone through at once.
  Gate OPEN = () -> {};

  /// Waits for a place, which is kept until the pass ends; asked again within a pass it is there
  /// already. An interrupt where there will be none any more.
  void enter() throws InterruptedException;
}
