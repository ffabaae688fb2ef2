/// Makes of a downloaded file what was packed into it: a program, or a tree. Reading archives is
/// `shared.archive`'s; here it is chosen which member is meant, and said what was wrong.
@NullMarked
package dev.syncline.transform.unpack;

import org.jspecify.annotations.NullMarked;
