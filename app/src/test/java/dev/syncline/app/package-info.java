/// The program with all its parts, in one process.
@NullMarked
package dev.syncline.app;

import org.jspecify.annotations.NullMarked;
