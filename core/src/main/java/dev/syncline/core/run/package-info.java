/// The words of one pass: whose it is, why it runs, how it ends, what went wrong; and the three
/// ports that any adapter may be handed ([Pace], [Bell], [FaultPoints]). Knows nothing of what is
/// being synced.
@NullMarked
package dev.syncline.core.run;

import org.jspecify.annotations.NullMarked;
