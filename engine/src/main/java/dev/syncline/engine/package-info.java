/// Many syncs side by side: doorbells, places, threads and their life. What one pass does is in
/// `engine.pass`.
@NullMarked
package dev.syncline.engine;

import org.jspecify.annotations.NullMarked;
