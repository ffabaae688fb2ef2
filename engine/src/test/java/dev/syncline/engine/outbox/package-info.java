/// Tests of what is told to others.
@NullMarked
package dev.syncline.engine.outbox;

import org.jspecify.annotations.NullMarked;
