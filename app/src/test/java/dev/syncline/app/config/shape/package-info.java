@NullMarked
package dev.syncline.app.config.shape;

import org.jspecify.annotations.NullMarked;
