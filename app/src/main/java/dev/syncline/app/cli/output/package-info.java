/// How the command line speaks: words and tables for people, JSON for programs, progress for
/// whoever waits. Jackson is loaded only where JSON is asked for.
@NullMarked
package dev.syncline.app.cli.output;

import org.jspecify.annotations.NullMarked;
