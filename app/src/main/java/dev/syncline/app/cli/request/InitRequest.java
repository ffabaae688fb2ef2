package dev.syncline.app.cli.request;

/// `init platform`; `force` puts the new configuration in the place of one that is there.
public record InitRequest(boolean force) {}
