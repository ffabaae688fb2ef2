/// What runs for a long time: the polling daemon, its log, its metrics, its signals and the watch
/// over its configuration.
@NullMarked
package dev.syncline.app.daemon;

import org.jspecify.annotations.NullMarked;
