/// Where the truth lives: what a source offers and how it is asked. Which offer is taken is not
/// decided here but in `core.policy`.
@NullMarked
package dev.syncline.core.source;

import org.jspecify.annotations.NullMarked;
