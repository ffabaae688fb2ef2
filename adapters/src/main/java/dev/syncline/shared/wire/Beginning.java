package dev.syncline.shared.wire;

import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The answer that a file began with, where its rest can be had by a range: how long the file is in
/// all (negative if nobody said), and the strong ETag to ask by (RFC 9110, 13.1.5 and 14).
record Beginning(Reply reply, long total, String etag) {
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  /// Empty if only the whole can be had: no strong ETag, no ranges, or bytes that are encoded.
  static Optional<Beginning> of(Reply reply, Encoding encoding) {
    boolean refused =
        reply
            .headers()
            .firstValue("accept-ranges")
            .filter(said -> said.strip().toLowerCase(Locale.ROOT).equals("none"))
            .isPresent();
    return refused || encoding != Encoding.NONE
        ? Optional.empty()
        : etag(reply)
            .filter(etag -> etag.startsWith("\""))
            .map(etag -> new Beginning(reply, reply.length(), etag));
  }

  HttpGet rest(HttpGet get, long from) {
    var headers = new HashMap<>(get.headers());
    headers.put("Range", "bytes=" + from + "-");
    headers.put("If-Range", etag);
    return get.with(headers);
  }

  /// The same with the total that `rest` tells, if that is of the same file and goes on at `from`.
  Optional<Beginning> continued(Reply rest, long from) {
    return rest.headers()
        .firstValue("content-range")
        .map(RANGE::matcher)
        .filter(range -> rest.status() == 206 && range.matches() && isNext(range, from))
        .filter(_ -> etag(rest).map(etag::equals).orElse(true))
        .map(range -> new Beginning(reply, number(range, 3), etag));
  }

  private boolean isNext(Matcher range, long from) {
    long end = number(range, 3);
    return number(range, 1) == from
        && from <= number(range, 2)
        && number(range, 2) < end
        && (total < 0 || total == end);
  }

  private static Optional<String> etag(Reply reply) {
    return Validators.of(reply.headers()).flatMap(Validators::etag);
  }

  private static long number(Matcher range, int group) {
    return Long.parseLong(range.group(group));
  }
}
