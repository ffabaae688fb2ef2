package dev.syncline.app.config;

import dev.syncline.core.run.SyncException;

/// Puts the values of `${env:NAME}` and `${file:PATH}` into a text.
@FunctionalInterface
interface Interpolation {
  String resolve(String written) throws SyncException;
}
