package dev.syncline.core.content;

import java.nio.file.Path;

/// A file in staging under the name that the target shall give it.
public record StagedFile(String name, Digest digest, Path file) {}
