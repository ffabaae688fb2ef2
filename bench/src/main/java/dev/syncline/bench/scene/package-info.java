/// What benchmarks are made with: upstreams on loopback, a household of real parts in a temporary
/// directory, and the programs that they are compared with.
@NullMarked
package dev.syncline.bench.scene;

import org.jspecify.annotations.NullMarked;
