package dev.syncline.app.config;

import java.nio.file.Path;

/// `pin-file:`, a variable of a YAML file that names the version in place; `path` is absolute.
public record PinFileSection(Path path, String variable) {}
