package dev.syncline.core.source;

import dev.syncline.core.run.Progress;
import java.nio.file.Path;

/// The place of one pass for what is fetched and made: an empty directory of its own, removed after
/// the pass, and where to tell how it goes.
public record Staging(Path directory, Progress progress) {}
