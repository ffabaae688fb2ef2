/// What would be changed, what is owned, and what is refused: plain values that dry run, guard,
/// apply and record all look at.
@NullMarked
package dev.syncline.core.plan;

import org.jspecify.annotations.NullMarked;
