package dev.syncline.core.content;

/// Content that is known but not made yet: what it will be called and how it would be made, not its
/// digest. `how` reads after "would be": `built by task nats:bin:build`.
public record Promise(Kind<?> kind, Revision revision, String name, String how) {}
