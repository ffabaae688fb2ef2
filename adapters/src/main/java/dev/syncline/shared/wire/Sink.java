package dev.syncline.shared.wire;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/// Where a body goes: counted, hashed and never more than `bytesMax`.
final class Sink {
  private static final long DRAIN_MAX = 64 * 1024;
  private static final int PIECE = 64 * 1024;

  private final OutputStream to;
  private final long bytesMax;
  private final Progress progress;
  private final MessageDigest digest = Digest.sha256();
  private long taken;

  Sink(OutputStream to, long bytesMax, Progress progress) {
    this.to = to;
    this.bytesMax = bytesMax;
    this.progress = progress;
  }

  /// All of it, decoded: limit, length and digest are those of the decoded bytes. Rejected beyond
  /// the limit, before a byte is read where the server says how long it is; Transient if it ends
  /// early.
  Fetched.Body take(Reply reply, Encoding encoding, String what)
      throws SyncException, InterruptedException {
    if (encoding == Encoding.NONE) {
      takePlain(reply.body(), reply.length(), what);
    } else {
      takeDecoded(reply, encoding, what);
    }
    return body(reply);
  }

  /// The rest of what `first` began, in all `total` bytes.
  Fetched.Body takeRest(Reply first, Reply rest, long total, String what)
      throws SyncException, InterruptedException {
    takePlain(rest.body(), total, what);
    return body(first);
  }

  /// How many bytes were taken so far.
  long taken() {
    return taken;
  }

  private Fetched.Body body(Reply reply) {
    return new Fetched.Body(
        reply.status(),
        reply.headers(),
        taken,
        Digest.from(digest.digest()),
        Validators.of(reply.headers()));
  }

  private void takePlain(BodyReader body, long length, String what)
      throws SyncException, InterruptedException {
    if (length > bytesMax) {
      throw tooLarge(what);
    }
    for (var piece = body.next(); piece.isPresent(); piece = body.next()) {
      write(piece.get(), what);
      progress.moved(what, taken, length);
    }
    requireWhole(taken, length, what);
  }

  private void takeDecoded(Reply reply, Encoding encoding, String what)
      throws SyncException, InterruptedException {
    var body = new BodyStream(reply.body());
    try (var in = encoding.decoded(body)) {
      var piece = new byte[PIECE];
      for (var some = in.read(piece); some >= 0; some = in.read(piece)) {
        write(List.of(ByteBuffer.wrap(piece, 0, some)), what);
        progress.moved(what, taken, -1);
      }
    } catch (BodyStream.Stopped e) {
      throw diskFault(e.rethrown());
    } catch (IOException e) { // of the decoder
      requireWhole(body.taken(), reply.length(), what);
      throw SyncException.passing(
              "SYN-HTTP-CONNECTION",
              what,
              "its encoding (%s) is broken or ended early"
                  .formatted(encoding.name().toLowerCase(Locale.ROOT)),
              "Tried again by itself")
          .causedBy(e);
    }
  }

  private static void requireWhole(long taken, long length, String what) throws SyncException {
    if (length >= 0 && length != taken) {
      throw SyncException.passing(
          "SYN-HTTP-CONNECTION",
          what,
          "it ended after %d of %d bytes".formatted(taken, length),
          "If it lasts, look at the network; a running poll tries again by itself");
    }
  }

  /// Reads a small rest, so that the connection can be used again; a large one is not worth it.
  static void drain(Reply reply) throws InterruptedException {
    if (reply.length() <= DRAIN_MAX) {
      try {
        start(reply, DRAIN_MAX);
      } catch (SyncException e) {
        reply.close(); // the head has said all
      }
    }
  }

  /// The first `bytesMax` bytes of the body at most.
  static byte[] start(Reply reply, long bytesMax) throws SyncException, InterruptedException {
    var bytes = new ByteArrayOutputStream();
    while (bytes.size() < bytesMax) {
      var piece = reply.body().next();
      if (piece.isEmpty()) {
        break;
      }
      for (var buffer : piece.get()) {
        var some = new byte[(int) Math.min(buffer.remaining(), bytesMax - bytes.size())];
        buffer.get(some);
        bytes.writeBytes(some);
      }
    }
    return bytes.toByteArray();
  }

  static SyncException diskFault(IOException failure) {
    return SyncException.passing(
            "SYN-DISK-WRITE",
            "writing what was fetched",
            Shown.text(String.valueOf(failure)),
            "Check that the disk has room and that the folder may be written to")
        .causedBy(failure);
  }

  private void write(List<ByteBuffer> piece, String what) throws SyncException {
    for (var buffer : piece) {
      taken += buffer.remaining();
      if (taken > bytesMax) {
        throw tooLarge(what);
      }
      var bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      digest.update(bytes);
      try {
        to.write(bytes);
      } catch (IOException e) {
        throw diskFault(e);
      }
    }
  }

  private SyncException tooLarge(String what) {
    return SyncException.rejected(
        "SYN-HTTP-TOO-LARGE",
        what,
        "it is larger than the " + bytesMax + " bytes that are allowed",
        "Raise the limit in the configuration if that is meant to be");
  }
}
