package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.net.URI;
import java.util.Optional;

/// Where answers come in.
@FunctionalInterface
interface Landing<T extends Fetched> {
  /// What the reply brought, all of it taken; empty if such an answer was not asked for, nothing of
  /// it taken.
  Optional<T> land(Reply reply, URI from, String what) throws SyncException, InterruptedException;
}
