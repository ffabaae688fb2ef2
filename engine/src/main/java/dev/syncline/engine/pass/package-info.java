/// One pass of one sync, from recover to record. Knows nothing of doorbells and of other syncs.
@NullMarked
package dev.syncline.engine.pass;

import org.jspecify.annotations.NullMarked;
