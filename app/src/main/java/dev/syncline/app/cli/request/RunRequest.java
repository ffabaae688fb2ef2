package dev.syncline.app.cli.request;

import dev.syncline.core.run.RunId;

/// `show` and `logs`: one run.
public record RunRequest(RunId run) {}
