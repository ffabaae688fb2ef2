package dev.syncline.shared.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/// Bytes that a library makes of those of a stranger. Whatever it throws over them, checked or not,
/// says that the archive is damaged.
final class Decoding extends InputStream {
  private final InputStream in;

  Decoding(InputStream in) {
    this.in = in;
  }

  /// One call of such a library.
  interface Call<T> {
    T made() throws IOException;
  }

  static <T> T of(Call<T> call) throws IOException {
    try {
      return call.made();
    } catch (BadArchive | ClosedByInterruptException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      var damaged = BadArchive.damaged("it cannot be read: " + e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  @Override
  public int read() throws IOException {
    return of(in::read);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return of(() -> in.read(into, from, length));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
