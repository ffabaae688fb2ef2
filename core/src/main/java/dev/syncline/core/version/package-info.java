/// Versions as values: what a version is, which range it lies in, which version a tag names.
///
/// - `SemVer`: a version and its order, exactly as SemVer 2.0.0 says.
/// - `VersionRange`: what a person writes to say which versions are welcome.
/// - `TagPattern`: from the name of a tag to a `Reading`, tolerant of how people really tag.
///
/// Everything here is pure, immutable and bounded by the length of its text. What to do with a
/// version (take, hold, ask) is decided in the policy package, not here.
@NullMarked
package dev.syncline.core.version;

import org.jspecify.annotations.NullMarked;
