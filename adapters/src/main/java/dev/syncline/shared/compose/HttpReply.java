package dev.syncline.shared.compose;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One answer of an HTTP/1.1 server, read whole (RFC 9112): a body of known length, in chunks, or
/// until the connection ends. Nothing of it is larger than allowed.
record HttpReply(int status, String body) {
  static final int HEAD_BYTES_MAX = 16 << 10;
  static final int BODY_BYTES_MAX = 4 << 20;

  /// Throws an [EOFException] where the answer ends early, a [MalformedException] where it is none.
  static HttpReply read(InputStream in) throws IOException {
    return new Reader(in).reply();
  }

  /// What came is no HTTP, or too much.
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  private static final class Reader {
    private static final String CHUNKED = "chunked";

    private final InputStream in;
    private int headLeft = HEAD_BYTES_MAX;

    Reader(InputStream in) {
      this.in = in;
    }

    HttpReply reply() throws IOException {
      int status = status(line());
      var headers = headers();
      var body = new ByteArrayOutputStream();
      var coding = header(headers, "transfer-encoding");
      var length = header(headers, "content-length");
      if (status == 204 || status == 304) {
        return new HttpReply(status, "");
      }
      if (coding.isPresent()) {
        requireChunked(coding.get());
        chunks(body);
      } else if (length.isPresent()) {
        take(number(length.get(), 10), body);
      } else {
        rest(body);
      }
      return new HttpReply(status, body.toString(StandardCharsets.UTF_8));
    }

    private static int status(String line) throws IOException {
      if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
        throw new MalformedException("this is no answer in HTTP");
      }
      return Integer.parseInt(line.substring(9, 12));
    }

    private List<String> headers() throws IOException {
      var lines = new ArrayList<String>();
      for (var line = line(); !line.isEmpty(); line = line()) {
        lines.add(line);
      }
      return lines;
    }

    private static Optional<String> header(List<String> lines, String name) {
      return lines.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    private static void requireChunked(String coding) throws IOException {
      if (!coding.equalsIgnoreCase(CHUNKED)) {
        throw new MalformedException("it is coded in a way that was not asked for");
      }
    }

    private void chunks(ByteArrayOutputStream body) throws IOException {
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        take(size, body);
        if (!line().isEmpty()) {
          throw new MalformedException("a piece is longer than it says");
        }
      }
      var _ = headers();
    }

    private int chunkSize() throws IOException {
      var line = line();
      int end = line.indexOf(';');
      return number((end < 0 ? line : line.substring(0, end)).strip(), 16);
    }

    private static int number(String text, int radix) throws IOException {
      try {
        int number = Integer.parseInt(text, radix);
        if (number >= 0 && number <= BODY_BYTES_MAX) {
          return number;
        }
      } catch (NumberFormatException _) {
        // said below
      }
      throw new MalformedException("its length is no length, or too long");
    }

    private void take(int count, ByteArrayOutputStream into) throws IOException {
      if (into.size() + count > BODY_BYTES_MAX) {
        throw new MalformedException("it is longer than " + BODY_BYTES_MAX + " bytes");
      }
      var bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw new EOFException("the answer ended early");
      }
      into.writeBytes(bytes);
    }

    private void rest(ByteArrayOutputStream into) throws IOException {
      into.writeBytes(in.readNBytes(BODY_BYTES_MAX + 1));
      if (into.size() > BODY_BYTES_MAX) {
        throw new MalformedException("it is longer than " + BODY_BYTES_MAX + " bytes");
      }
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = next(); next != '\n'; next = next()) {
        line.append((char) next);
      }
      int length = line.length();
      return length > 0 && line.charAt(length - 1) == '\r'
          ? line.substring(0, length - 1)
          : line.toString();
    }

    private int next() throws IOException {
      if (headLeft-- == 0) {
        throw new MalformedException("its head is longer than " + HEAD_BYTES_MAX + " bytes");
      }
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the answer ended early");
      }
      return next;
    }
  }
}
