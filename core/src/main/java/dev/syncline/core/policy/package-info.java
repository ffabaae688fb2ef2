/// Which version to take: a pure function with a reason for every one passed over, and what people
/// have said about it. No clock, no I/O: `now` and everything known come in as values.
@NullMarked
package dev.syncline.core.policy;

import org.jspecify.annotations.NullMarked;
