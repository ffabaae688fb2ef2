package dev.syncline.shared.repository;

import java.io.IOException;

/// More came than may come; told apart from every other failure on its way through JGit.
public final class SizeExceeded extends IOException {
  private static final long serialVersionUID = 1;

  SizeExceeded(long bytesMax) {
    super("more than %,d bytes".formatted(bytesMax));
  }
}
