package dev.syncline.planted.b;

import dev.syncline.planted.a.A;

/// Sees its other half, which sees it.
public record B(java.util.List<A> others) {}
