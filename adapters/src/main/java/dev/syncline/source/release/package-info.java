/// Releases of a forge, or of a folder with an index: one asset of each, for this machine. Forges
/// differ in how they list releases, and only [Forge] knows how.
@NullMarked
package dev.syncline.source.release;

import org.jspecify.annotations.NullMarked;
