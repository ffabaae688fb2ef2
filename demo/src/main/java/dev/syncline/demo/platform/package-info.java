/// `syncline demo`: two small services on one machine that are kept at their newest version. The
/// program is driven from outside, as a person would; all that is told was seen from outside, too.
@NullMarked
package dev.syncline.demo.platform;

import org.jspecify.annotations.NullMarked;
