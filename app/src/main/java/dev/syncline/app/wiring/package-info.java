/// From configuration to running parts, by hand: which class stands for which word of the file.
@NullMarked
package dev.syncline.app.wiring;

import org.jspecify.annotations.NullMarked;
