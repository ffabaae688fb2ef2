package dev.syncline.source.release;

import dev.syncline.shared.wire.Validators;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One page of a list as it was when it was last read, and where the next one is.
record Page(URI uri, Optional<Validators> validators, Optional<URI> next, List<Release> releases) {
  Page {
    releases = List.copyOf(releases);
  }
}
