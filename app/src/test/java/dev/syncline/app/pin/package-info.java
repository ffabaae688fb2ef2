@NullMarked
package dev.syncline.app.pin;

import org.jspecify.annotations.NullMarked;
