/// What a benchmark says: the machine, the settings, figures and ratios. Measures nothing itself.
@NullMarked
package dev.syncline.bench.report;

import org.jspecify.annotations.NullMarked;
