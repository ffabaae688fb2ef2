package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;

/// `forget`: the ledger no longer knows the sync.
public record ForgetRequest(SyncName sync) {}
