/// Benchmarks: each measures one promise of speed against something else in the same run, and says
/// on which machine and with which settings. Never shipped, and no test asserts a time.
@NullMarked
package dev.syncline.bench;

import org.jspecify.annotations.NullMarked;
