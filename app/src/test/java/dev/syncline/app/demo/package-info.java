/// The demos, played with the program as it was built.
@NullMarked
package dev.syncline.app.demo;

import org.jspecify.annotations.NullMarked;
