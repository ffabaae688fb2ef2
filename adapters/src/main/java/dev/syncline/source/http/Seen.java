package dev.syncline.source.http;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Watermark;
import dev.syncline.shared.wire.Fetched;
import dev.syncline.shared.wire.Validators;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/// A state of the file and what to ask the server by whether it still is so. As a watermark's mark
/// it is four lines: `http1`, which address it belongs to, ETag, Last-Modified; an unknown form
/// counts as none.
record Seen(Revision revision, Optional<Validators> validators) {
  private static final String FORM = "http1";
  private static final int LINES = 4;

  static Seen in(Fetched.Body body) {
    return new Seen(new Revision(body.digest().toString()), body.validators());
  }

  static Seen at(Watermark mark, URI url) {
    return new Seen(mark.revision(), mark.mark().flatMap(text -> read(text, url)));
  }

  Optional<String> mark(URI url) {
    return validators.map(by ->
        String.join("\n", FORM, address(url), by.etag().orElse(""), by.modified().orElse("")));
  }

  private static Optional<Validators> read(String mark, URI url) {
    var lines = mark.split("\n", -1);
    if (lines.length != LINES || !lines[0].equals(FORM) || !lines[1].equals(address(url))) {
      return Optional.empty();
    }
    var etag = Stream.of(lines[2]).filter(line -> !line.isEmpty()).findFirst();
    var modified = Stream.of(lines[3]).filter(line -> !line.isEmpty()).findFirst();
    return etag.isEmpty() && modified.isEmpty()
        ? Optional.empty()
        : Optional.of(new Validators(etag, modified));
  }

  /// The whole address with its query: another query is another file, and the query may be a
  /// secret.
  private static String address(URI url) {
    return Digest.of(url.toString()).shortened();
  }
}
