/// Tests of what becomes of webhooks.
@NullMarked
package dev.syncline.engine.delivery;

import org.jspecify.annotations.NullMarked;
