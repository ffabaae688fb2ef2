package dev.syncline.app.cli.request;

import java.nio.file.Path;

/// `pull`: the clone in `path` is brought to what its remote has now.
public record PullRequest(Path path) {}
