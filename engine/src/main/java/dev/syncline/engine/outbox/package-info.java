/// What must still be told to others, delivered at least once.
@NullMarked
package dev.syncline.engine.outbox;

import org.jspecify.annotations.NullMarked;
