/// A folder published as a whole: a complete new tree, then one flip of a link (the git-sync
/// contract). [DirectoryTarget] is the door. How files get into staging is not known here.
@NullMarked
package dev.syncline.target.directory;

import org.jspecify.annotations.NullMarked;
