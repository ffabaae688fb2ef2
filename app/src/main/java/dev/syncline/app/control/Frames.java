package dev.syncline.app.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What goes through the socket: one JSON object a line; a [Call] to the daemon, then [Reply]s from
/// it.
final class Frames {
  private static final int BYTES_MAX = 1 << 16;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Frames() {}

  /// What is wanted: `run` (a command line), `follow` (the log lines, until the caller goes) or
  /// `make-room` (let me have the state directory). `terminal` and `environment` are the caller's.
  record Call(
      String want, List<String> arguments, boolean terminal, Map<String, String> environment) {}

  /// Some of standard output or of standard error, or the end with its exit code.
  record Reply(String out, String err, int exit) {
    static final int GOES_ON = -1;

    static Reply out(String text) {
      return new Reply(text, "", GOES_ON);
    }

    static Reply err(String text) {
      return new Reply("", text, GOES_ON);
    }

    static Reply end(int exit) {
      return new Reply("", "", exit);
    }

    boolean isEnd() {
      return exit != GOES_ON;
    }
  }

  static byte[] line(Object frame) {
    return (JSON.writeValueAsString(frame) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The next one; empty at the end. An [IOException] where it is none of ours or too long.
  static <T> Optional<T> read(InputStream from, Class<T> kind) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        if (line.size() > 0) {
          throw new EOFException("it ended within a line");
        }
        return Optional.empty();
      }
      if (line.size() >= BYTES_MAX) {
        throw new IOException("a line is too long");
      }
      line.write(next);
    }
    try {
      return Optional.ofNullable(JSON.readValue(line.toByteArray(), kind));
    } catch (JacksonException _) {
      throw new IOException("a line is no frame of ours");
    }
  }
}
