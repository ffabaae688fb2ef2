/// A household in memory, and what the tests of all commands share.
@NullMarked
package dev.syncline.app.work;

import org.jspecify.annotations.NullMarked;
