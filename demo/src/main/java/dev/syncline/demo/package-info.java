/// Honest doubles of the outer world and the demos that use them. Nothing of ours is seen here.
@NullMarked
package dev.syncline.demo;

import org.jspecify.annotations.NullMarked;
