/// Commands that only read the ledger: status, history, show, logs.
@NullMarked
package dev.syncline.app.work.recall;

import org.jspecify.annotations.NullMarked;
