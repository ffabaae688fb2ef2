/// From a webhook that was accepted to the pass that works it off. Receiving is an adapter's.
@NullMarked
package dev.syncline.engine.delivery;

import org.jspecify.annotations.NullMarked;
