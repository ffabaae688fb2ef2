@NullMarked
package dev.syncline.app.cli.output;

import org.jspecify.annotations.NullMarked;
