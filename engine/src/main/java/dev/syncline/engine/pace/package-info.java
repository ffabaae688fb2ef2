/// The real clock. Nothing else in the product waits or draws lots.
@NullMarked
package dev.syncline.engine.pace;

import org.jspecify.annotations.NullMarked;
