/// Archives of strangers, unpacked into a folder of ours and never beside it. What is allowed is
/// pure ([Names], [Inside], [Format], [Limits]); reading is bounded by it. Knows nothing of
/// artifacts, targets and faults.
@NullMarked
package dev.syncline.shared.archive;

import org.jspecify.annotations.NullMarked;
