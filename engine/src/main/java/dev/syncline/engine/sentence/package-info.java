/// A sync as it was declared and wired: source through transforms to target, with policy and pace.
@NullMarked
package dev.syncline.engine.sentence;

import org.jspecify.annotations.NullMarked;
