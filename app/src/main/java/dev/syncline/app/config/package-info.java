/// The configuration as values: one record for each section of `syncline.yaml`, which alone knows
/// its defaults, and the reader that makes them from files. How a file is checked against a
/// description of its keys is in `shape`; wiring the values to adapters is not done here.
@NullMarked
package dev.syncline.app.config;

import org.jspecify.annotations.NullMarked;
