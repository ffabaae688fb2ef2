/// Proof by killing: the whole path, from a configuration file to a running service, is stopped at
/// every point, killed for real, and given bad disks and clocks; afterwards it converges.
@NullMarked
package dev.syncline.app.crash;

import org.jspecify.annotations.NullMarked;
