package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/// One file of a release; `digest` where the forge itself names it. `uri` is where its bytes are,
/// possibly behind redirects.
record Asset(String name, OptionalLong size, Optional<Digest> digest, URI uri) {}
