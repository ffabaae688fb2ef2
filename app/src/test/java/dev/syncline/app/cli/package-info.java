@NullMarked
package dev.syncline.app.cli;

import org.jspecify.annotations.NullMarked;
