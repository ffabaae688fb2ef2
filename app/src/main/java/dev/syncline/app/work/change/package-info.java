/// Commands that change targets: sync, rollback.
@NullMarked
package dev.syncline.app.work.change;

import org.jspecify.annotations.NullMarked;
