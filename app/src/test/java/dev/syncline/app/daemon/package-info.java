/// The daemon, over real files.
@NullMarked
package dev.syncline.app.daemon;

import org.jspecify.annotations.NullMarked;
