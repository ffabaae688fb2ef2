/// Git by JGit, no git program: addresses, conversations with a remote, bounded repositories,
/// faults in our words. What a version is and what becomes of a tree is not decided here.
@NullMarked
package dev.syncline.shared.repository;

import org.jspecify.annotations.NullMarked;
