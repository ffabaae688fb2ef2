/// The script that people start, run as they run it: from an installed folder and from a checkout.
@NullMarked
package dev.syncline.app.launcher;

import org.jspecify.annotations.NullMarked;
