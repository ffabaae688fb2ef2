/// Tests of the package of the same name, over an in-memory household.
@NullMarked
package dev.syncline.app.work.change;

import org.jspecify.annotations.NullMarked;
