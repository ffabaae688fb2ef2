@NullMarked
package dev.syncline.source.release;

import org.jspecify.annotations.NullMarked;
