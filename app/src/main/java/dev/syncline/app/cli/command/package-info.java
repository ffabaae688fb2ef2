/// The verbs: each parses its arguments into a request and hands it on.
@NullMarked
package dev.syncline.app.cli.command;

import org.jspecify.annotations.NullMarked;
