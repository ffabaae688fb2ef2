package dev.syncline.core.plan;

import dev.syncline.core.content.Digest;
import java.util.Optional;

/// One thing that we own in the target, what we last wrote there, and where a three-way merge needs
/// it the text that we last wrote.
public record Item(String key, Digest wrote, Optional<String> base) {
  public Item(String key, Digest wrote) {
    this(key, wrote, Optional.empty());
  }
}
