package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Origin;
import java.time.Instant;

/// What a name meant when we first saw it, and when that was by our own clock.
public record Sighting(Origin origin, String name, Revision revision, Instant at) {}
