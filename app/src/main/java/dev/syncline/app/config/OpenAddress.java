package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Key;
import dev.syncline.shared.redaction.Redactor;
import java.net.URI;

/// Addresses are shown, logged and kept, so neither a login nor a secret may stand in one as it is
/// written. What `${…}` stands for in a query is left alone, and shown as `***`.
final class OpenAddress {
  static final String PASSWORD = "a password in an address is seen by many";
  static final String QUERY = "a secret in the query of an address is seen by many";
  static final String INSTEAD = "put it under credentials:, by host";

  private OpenAddress() {}

  /// Whether neither stands in the address of `key`; `reading` is told where one does.
  static boolean isIn(Fields fields, Key<URI> key, Reading reading) {
    return isOpen(fields.get(key), fields, key, reading);
  }

  /// The same for what is only filled in when it is used: what is written counts.
  static boolean isWritten(Fields fields, Key<String> key, Reading reading) {
    var written = fields.get(key);
    return written.startsWith("${")
        || isOpen(URI.create(Holes.without(written)), fields, key, reading);
  }

  private static boolean isOpen(URI address, Fields fields, Key<?> key, Reading reading) {
    if (address.getRawUserInfo() != null) {
      reading.conflict(fields.valuePlace(key), PASSWORD, INSTEAD);
      return false;
    }
    var written = fields.written(key).map(Holes::without).orElse("");
    if (Redactor.tellsSecret(written)) {
      reading.conflict(
          fields.valuePlace(key), QUERY, INSTEAD + ", or write ${env:NAME} in its place");
      return false;
    }
    return true;
  }
}
