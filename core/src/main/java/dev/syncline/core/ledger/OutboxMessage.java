package dev.syncline.core.ledger;

import java.time.Instant;

/// What must still be told to others: `body` goes to the channel that is called `channel` (a URL's
/// name in the configuration, never the URL itself, which may hold a secret). At least once, under
/// the same `id`.
public record OutboxMessage(
    String id, String channel, String contentType, String body, int attempts, Instant next) {}
