/// One executable file that runs: observed by its bytes, swapped by one rename, reloaded, watched,
/// and put back. Where bytes come from and what is wanted is not decided here.
@NullMarked
package dev.syncline.target.binary;

import org.jspecify.annotations.NullMarked;
