/// One half of a planted cycle; see `PlantedCycleTest`.
@NullMarked
package dev.syncline.planted.b;

import org.jspecify.annotations.NullMarked;
