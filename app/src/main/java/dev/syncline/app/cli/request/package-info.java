/// What each command asks for, as values: arguments that are already valid by themselves. Whether a
/// named sync is declared is for whoever answers.
@NullMarked
package dev.syncline.app.cli.request;

import org.jspecify.annotations.NullMarked;
