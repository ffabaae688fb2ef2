/// A file at an address as a source: [HttpSource] is the door. How bytes travel is in
/// `shared.wire`.
@NullMarked
package dev.syncline.source.http;

import org.jspecify.annotations.NullMarked;
