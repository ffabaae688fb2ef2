/// Child processes: started with an environment of their own, read, limited, and ended with
/// everything they started; facts about processes that others run, and signals to them. What the
/// children are for is not known here.
@NullMarked
package dev.syncline.shared.process;

import org.jspecify.annotations.NullMarked;
