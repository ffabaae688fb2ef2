/// Makes an artifact from a source tree with the user's own tools: a task of a Taskfile, or a
/// command. Works in staging only; what is live, and what was built before, is not seen from here.
@NullMarked
package dev.syncline.transform.build;

import org.jspecify.annotations.NullMarked;
