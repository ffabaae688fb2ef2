/// How times, versions and outcomes are said, to people and in JSON. Asks nobody anything.
@NullMarked
package dev.syncline.app.work.say;

import org.jspecify.annotations.NullMarked;
