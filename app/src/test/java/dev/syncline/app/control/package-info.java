@NullMarked
package dev.syncline.app.control;

import org.jspecify.annotations.NullMarked;
