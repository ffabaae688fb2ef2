/// Tests of one pass.
@NullMarked
package dev.syncline.engine.pass;

import org.jspecify.annotations.NullMarked;
