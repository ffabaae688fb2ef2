/// What happens, told to whoever listens: log, metrics, progress. Nothing here decides anything.
@NullMarked
package dev.syncline.engine.event;

import org.jspecify.annotations.NullMarked;
