/// What makes content fit its target. A transform sees only what came from the source.
@NullMarked
package dev.syncline.core.transform;

import org.jspecify.annotations.NullMarked;
