/// A git server of its own and the repositories behind it, all in process. Used by tests, demos and
/// benchmarks; nothing of ours is seen here.
@NullMarked
package dev.syncline.demo.git;

import org.jspecify.annotations.NullMarked;
