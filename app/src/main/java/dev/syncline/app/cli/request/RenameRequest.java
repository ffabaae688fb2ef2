package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;

/// `rename`: what the ledger knows of `sync` belongs to `to` from now on.
public record RenameRequest(SyncName sync, SyncName to) {}
