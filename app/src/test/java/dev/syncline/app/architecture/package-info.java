/// The gates of the house style that tests can keep: packages, forbidden calls, sizes. They read
/// the compiled classes of all shipped modules and testkit, and the sources of all modules.
@NullMarked
package dev.syncline.app.architecture;

import org.jspecify.annotations.NullMarked;
