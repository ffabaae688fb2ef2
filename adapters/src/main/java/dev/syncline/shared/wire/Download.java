package dev.syncline.shared.wire;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// One file over as many answers as it takes. After a break the rest is asked for, on condition
/// that the file is still the same; an answer with all of it starts over.
final class Download implements Landing<Fetched.Body>, Closeable {
  /// So many resumes in a row may bring next to nothing: less than [BodyReader#LEAST] bytes.
  static final int FRUITLESS_MAX = 5;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpGet get;
  private final Path to;
  private final Progress progress;
  private final Pace pace;
  private Optional<Beginning> beginning = Optional.empty();
  private OutputStream out;
  private Sink sink;
  private long furthest;
  private int fruitless;

  Download(HttpGet get, Path to, Progress progress, Pace pace) throws IOException {
    this.get = get.unlessStill(Optional.empty());
    this.to = to;
    this.progress = progress;
    this.pace = pace;
    this.out = opened();
    this.sink = sink();
  }

  /// What is still to be asked for.
  HttpGet rest() {
    return beginning.map(begun -> begun.rest(get, sink.taken())).orElse(get);
  }

  @Override
  public Optional<Fetched.Body> land(Reply reply, URI from, String what)
      throws SyncException, InterruptedException {
    if (reply.isWhole()) {
      var encoding = Encoding.of(reply, from, what);
      startOver();
      beginning = Beginning.of(reply, encoding);
      return Optional.of(sink.take(reply, encoding, what));
    }
    var continued = beginning.flatMap(begun -> begun.continued(reply, sink.taken()));
    if (continued.isEmpty() || Encoding.of(reply, from, what) != Encoding.NONE) {
      return Optional.empty();
    }
    beginning = continued;
    var begun = continued.get();
    return Optional.of(sink.takeRest(begun.reply(), reply, begun.total(), what));
  }

  /// Waits until the rest may be asked for. Throws `failure` if it is no break, if the rest cannot
  /// be had, or if it was asked for often enough.
  void pauseAfter(SyncException failure) throws SyncException, InterruptedException {
    if (!NetworkFaults.isBreak(failure.fault()) || !isUnfinished()) {
      throw failure;
    }
    if (sink.taken() - furthest >= BodyReader.LEAST) {
      furthest = sink.taken();
      fruitless = 0;
    }
    if (fruitless == FRUITLESS_MAX) {
      throw failure;
    }
    var span = PAUSE.multipliedBy(1L << fruitless++);
    pace.sleep(span.plus(pace.jitter(span)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private boolean isUnfinished() {
    return beginning.filter(begun -> begun.total() < 0 || sink.taken() < begun.total()).isPresent();
  }

  private void startOver() throws SyncException {
    if (sink.taken() > 0) {
      try {
        out.close();
        out = opened();
      } catch (IOException e) {
        throw Sink.diskFault(e);
      }
      sink = sink();
    }
  }

  private OutputStream opened() throws IOException {
    return Files.newOutputStream(
        to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private Sink sink() {
    return new Sink(out, get.bytesMax(), progress);
  }
}
