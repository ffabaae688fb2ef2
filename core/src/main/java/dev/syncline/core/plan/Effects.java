package dev.syncline.core.plan;

import java.util.List;

/// The outcome of an apply: what happened, in order, and what we own now.
public record Effects(List<Effect> done, Inventory now) {
  public Effects {
    done = List.copyOf(done);
  }
}
