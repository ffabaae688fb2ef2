package dev.syncline.app;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.decide.LedgerCare;

/// What commands work on: a state directory of their own, or what a daemon lends them.
interface Opened {
  Configuration configuration();

  Households households();

  LedgerCare care();
}
