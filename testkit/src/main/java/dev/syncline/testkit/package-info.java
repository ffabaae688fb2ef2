/// Honest in-memory fakes, hand-moved time and halting fault points. No test lives here.
@NullMarked
package dev.syncline.testkit;

import org.jspecify.annotations.NullMarked;
