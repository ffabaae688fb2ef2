/// What people decide, and the care of the ledger; no target is touched.
@NullMarked
package dev.syncline.app.work.decide;

import org.jspecify.annotations.NullMarked;
