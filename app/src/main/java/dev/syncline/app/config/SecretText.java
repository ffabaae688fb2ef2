package dev.syncline.app.config;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;

/// A text that may be a secret: what the file says, with `${env:NAME}` and `${file:PATH}` still in
/// it. Never shown.
public final class SecretText {
  private final String written;
  private final String where;
  private final Interpolation interpolation;

  /// `where` is the key and its place, for messages.
  SecretText(String written, String where, Interpolation interpolation) {
    this.written = written;
    this.where = where;
    this.interpolation = interpolation;
  }

  /// The secret itself, looked up now and each time anew. Rejected (`SYN-CONFIG-UNSET`) where a
  /// variable is not set or a file cannot be read.
  public Secret resolve() throws SyncException {
    return new Secret(interpolation.resolve(written, where));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText text && written.equals(text.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
