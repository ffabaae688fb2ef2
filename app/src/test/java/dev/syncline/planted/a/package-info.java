/// One half of a planted cycle; see `PlantedCycleTest`.
@NullMarked
package dev.syncline.planted.a;

import org.jspecify.annotations.NullMarked;
