/// `doctor`: looks at what syncs need from the world around them, and says what is missing and what
/// to do. Changes nothing; what a sync would bring is asked in `work.look`.
@NullMarked
package dev.syncline.app.work.doctor;

import org.jspecify.annotations.NullMarked;
