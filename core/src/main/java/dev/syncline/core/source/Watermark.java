package dev.syncline.core.source;

import dev.syncline.core.content.Revision;
import java.util.Optional;

/// The last verified position of a sync: what was applied from where, and what the source wants to
/// be told next time to answer "unchanged" cheaply (`mark`: an ETag, a cursor). Moves last in a
/// pass.
public record Watermark(Origin origin, Revision revision, Optional<String> mark) {}
