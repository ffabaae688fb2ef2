/// Tests of many syncs side by side.
@NullMarked
package dev.syncline.engine;

import org.jspecify.annotations.NullMarked;
