/// Wiring, over real files.
@NullMarked
package dev.syncline.app.wiring;

import org.jspecify.annotations.NullMarked;
