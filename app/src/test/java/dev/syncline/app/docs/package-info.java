/// What the documents say, held against the program: codes, keys, commands, examples, links.
@NullMarked
package dev.syncline.app.docs;

import org.jspecify.annotations.NullMarked;
