/// From YAML text to checked values with their places, by one description of the keys that are
/// known. Knows no key of Syncline by name.
@NullMarked
package dev.syncline.app.config.shape;

import org.jspecify.annotations.NullMarked;
