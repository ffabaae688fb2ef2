/// Commands that ask the outer world and change no target: check, plan, verify.
@NullMarked
package dev.syncline.app.work.look;

import org.jspecify.annotations.NullMarked;
