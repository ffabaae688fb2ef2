package dev.syncline.app.config;

import dev.syncline.core.run.SyncException;

/// Puts the values of `${env:NAME}` and `${file:PATH}` into a text; `where` is its key and place,
/// for whoever is told that one is missing.
@FunctionalInterface
interface Interpolation {
  String resolve(String written, String where) throws SyncException;
}
