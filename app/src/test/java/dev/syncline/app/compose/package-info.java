/// The double of Process Compose against what the real program was recorded to answer, and updates
/// of what it runs.
@NullMarked
package dev.syncline.app.compose;

import org.jspecify.annotations.NullMarked;
