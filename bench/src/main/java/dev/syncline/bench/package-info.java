/// Measurements, run by hand. Never shipped.
@NullMarked
package dev.syncline.bench;

import org.jspecify.annotations.NullMarked;
