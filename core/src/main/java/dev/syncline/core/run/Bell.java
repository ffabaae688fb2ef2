package dev.syncline.core.run;

/// Rings the doorbell of a sync: "look, because of". Never blocks, may be called by anyone; ringing
/// a sync that is not declared does nothing.
@FunctionalInterface
public interface Bell {
  void ring(SyncName sync, Cause cause);
}
