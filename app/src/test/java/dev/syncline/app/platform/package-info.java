@NullMarked
package dev.syncline.app.platform;

import org.jspecify.annotations.NullMarked;
