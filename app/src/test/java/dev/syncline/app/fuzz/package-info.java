/// Fuzz targets over the doors of adapters.
@NullMarked
package dev.syncline.app.fuzz;

import org.jspecify.annotations.NullMarked;
