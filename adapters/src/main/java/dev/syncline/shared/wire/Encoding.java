package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// How a body was encoded for its way (RFC 9110, 8.4). Nobody asks for that here, but some servers
/// do it all the same; it is undone, so that a file is the same from whichever server it comes.
enum Encoding {
  NONE,
  GZIP,
  DEFLATE;

  private static final int DEFLATED = 8; // the method in the first byte of what zlib wraps
  private static final int METHOD = 0x0f;
  private static final List<String> PACKED = List.of(".gz", ".tgz");

  /// The encoding of a reply from `uri`. Rejected if it is one that nobody here knows. A file that
  /// is called `.gz` is what was asked for: some servers say of it that it is encoded as it is.
  static Encoding of(Reply reply, URI uri, String what) throws SyncException {
    var said =
        String.join(",", reply.headers().allValues("content-encoding"))
            .strip()
            .toLowerCase(Locale.ROOT);
    return switch (said) {
      case "", "identity" -> NONE;
      case "gzip", "x-gzip" -> isPacked(uri) ? NONE : GZIP;
      case "deflate" -> DEFLATE;
      default ->
          throw SyncException.rejected(
              "SYN-HTTP-ENCODING",
              what,
              "it comes encoded as '%s', which Syncline does not know".formatted(Shown.text(said)),
              "Have the server send it without that, or name another address");
    };
  }

  private static boolean isPacked(URI uri) {
    var path = String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT);
    return PACKED.stream().anyMatch(path::endsWith);
  }

  /// What `encoded` says when this is undone.
  InputStream decoded(InputStream encoded) throws IOException {
    return switch (this) {
      case NONE -> encoded;
      case GZIP -> new GZIPInputStream(encoded);
      case DEFLATE -> inflated(new BufferedInputStream(encoded));
    };
  }

  // The standard means zlib; some servers leave its wrapping out.
  private static InputStream inflated(BufferedInputStream encoded) throws IOException {
    encoded.mark(1);
    boolean wrapped = (encoded.read() & METHOD) == DEFLATED;
    encoded.reset();
    return new InflaterInputStream(encoded, new Inflater(!wrapped));
  }
}
