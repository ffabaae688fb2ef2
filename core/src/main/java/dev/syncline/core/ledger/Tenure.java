package dev.syncline.core.ledger;

/// Who may write the ledger now: a fencing epoch. Constant where one process holds the state
/// directory; a write with an epoch that is no longer the current one is refused.
public record Tenure(long epoch) {
  public static final Tenure SOLE = new Tenure(0);
}
