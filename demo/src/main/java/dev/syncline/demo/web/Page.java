package dev.syncline.demo.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a [FileServer] has at one path.
@SuppressWarnings("ArrayRecordComponent") // nobody compares pages
public sealed interface Page {
  /// A file. With an ETag or a time it answers 304 to who knows it already, and it is sent from
  /// where a `Range` begins.
  record File(byte[] bytes, Optional<String> etag, Optional<Instant> modified, String type)
      implements Page {
    /// Nothing to ask "still the same?" by.
    public static File plain(byte[] bytes) {
      return new File(bytes, Optional.empty(), Optional.empty(), "application/octet-stream");
    }

    /// `etag` as it goes over the wire, quotes and `W/` included.
    public static File tagged(byte[] bytes, String etag) {
      return new File(bytes, Optional.of(etag), Optional.empty(), "application/octet-stream");
    }

    public static File dated(byte[] bytes, Instant modified) {
      return new File(bytes, Optional.empty(), Optional.of(modified), "application/octet-stream");
    }
  }

  /// This status with these headers, whatever is asked.
  record Fixed(int status, Map<String, String> headers, byte[] body) implements Page {
    public Fixed {
      headers = Map.copyOf(headers);
    }

    public static Fixed status(int status, Map<String, String> headers) {
      return new Fixed(status, headers, new byte[0]);
    }

    public static Fixed text(int status, String body) {
      return new Fixed(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /// `to` may be relative.
    public static Fixed redirect(int status, String to) {
      return status(status, Map.of("Location", to));
    }
  }

  /// A file in pieces of `pieceBytes`, with a pause before each.
  record Slow(byte[] bytes, int pieceBytes, Duration pause) implements Page {}

  /// The same piece without end and without a length.
  record Endless(byte[] piece) implements Page {}

  /// A file of which each answer brings `most` bytes at most; if more were announced, it hangs up.
  record CutOff(File file, int most) implements Page {
    public CutOff(byte[] bytes, int most) {
      this(File.plain(bytes), most);
    }
  }

  /// A file of which each answer brings `most` bytes at most and then nothing, until the server is
  /// closed.
  record Stalled(File file, int most) implements Page {
    public Stalled(byte[] bytes, int most) {
      this(File.plain(bytes), most);
    }
  }

  /// Takes the request and never answers, until the server is closed.
  record Silent() implements Page {}

  /// Takes the request and hangs up.
  record HangsUp() implements Page {}
}
