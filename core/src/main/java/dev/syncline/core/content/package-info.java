/// What flows from a source to a target. Values and handles only: bytes stay where they are, in
/// staging or behind a reader, until a target takes them.
@NullMarked
package dev.syncline.core.content;

import org.jspecify.annotations.NullMarked;
