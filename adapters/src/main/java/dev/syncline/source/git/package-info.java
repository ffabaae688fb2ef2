/// Git as a source: what tags or a branch offer, and exactly one commit's tree. Cloning and pulling
/// by hand ride on the same code. How a remote is reached is not decided here but in
/// `shared.repository`.
@NullMarked
package dev.syncline.source.git;

import org.jspecify.annotations.NullMarked;
