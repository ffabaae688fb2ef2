package dev.syncline.app.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/// `clone`; `version` is a tag, branch or commit, and the remote's default branch where empty.
public record CloneRequest(String url, Path path, Optional<String> version) {}
