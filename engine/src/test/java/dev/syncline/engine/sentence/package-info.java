@NullMarked
package dev.syncline.engine.sentence;

import org.jspecify.annotations.NullMarked;
