/// Process Compose as one of its processes is restarted: its HTTP API over a Unix socket or TCP,
/// what it says of a process, and the way through a restart. Which process, and what a restart
/// means for an update, is not known here.
@NullMarked
package dev.syncline.shared.compose;

import org.jspecify.annotations.NullMarked;
