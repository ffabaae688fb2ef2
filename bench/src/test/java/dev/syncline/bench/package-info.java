/// Proves that each benchmark still runs and says what it must; never how fast.
@NullMarked
package dev.syncline.bench;

import org.jspecify.annotations.NullMarked;
