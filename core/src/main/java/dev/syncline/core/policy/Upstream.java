package dev.syncline.core.policy;

import dev.syncline.core.source.Origin;

/// One of several upstreams; a `notifyOnly` one is looked at and told about, never taken from.
public record Upstream(Origin origin, boolean notifyOnly) {}
