package dev.syncline.planted.a;

import dev.syncline.planted.b.B;

/// Sees its other half, which sees it.
public record A(java.util.List<B> others) {}
