/// The way in, and the wiring by hand. Nothing is decided here.
@NullMarked
package dev.syncline.app;

import org.jspecify.annotations.NullMarked;
