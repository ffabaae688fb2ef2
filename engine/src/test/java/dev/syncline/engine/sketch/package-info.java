/// Three sentences that are not built yet, written against the ports so that these are known to
/// carry them. Each is deleted by the change that builds the real one.
@NullMarked
package dev.syncline.engine.sketch;

import org.jspecify.annotations.NullMarked;
