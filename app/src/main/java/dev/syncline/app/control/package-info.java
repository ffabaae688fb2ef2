/// The door by which a command reaches the daemon that has its state directory: a socket in that
/// directory, for its owner only. What goes through it are whole command lines and what they say;
/// what a command does is not known here.
@NullMarked
package dev.syncline.app.control;

import org.jspecify.annotations.NullMarked;
