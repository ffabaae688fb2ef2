/// What is brought into step: observed, planned for, applied to, verified, recovered.
@NullMarked
package dev.syncline.core.target;

import org.jspecify.annotations.NullMarked;
