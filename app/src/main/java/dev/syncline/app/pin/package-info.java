/// Keeps the version that another file pins in step with what is in place. Knows no pass: it is
/// told of their ends.
@NullMarked
package dev.syncline.app.pin;

import org.jspecify.annotations.NullMarked;
