package dev.syncline.app.cli.request;

import java.nio.file.Path;

/// `backup` and `restore`: the file of the ledger's copy.
public record BackupRequest(Path file) {}
