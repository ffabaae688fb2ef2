package dev.syncline.demo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How each page is sent.
record Answer(HttpExchange exchange, CountDownLatch closing) {
  private static final int NO_BODY = -1;
  private static final int UNKNOWN_LENGTH = 0;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /// The status of the page for who asks with these headers; 0 if there will be none.
  static int status(Page page, Headers headers) {
    return switch (page) {
      case Page.File file -> isKnown(file, headers) ? 304 : 200;
      case Page.Fixed fixed -> fixed.status();
      case Page.Slow _, Page.Endless _, Page.CutOff _, Page.Stalled _ -> 200;
      case Page.Silent _, Page.HangsUp _ -> 0;
    };
  }

  void send(Page page) throws IOException, InterruptedException {
    switch (page) {
      case Page.File file -> send(file);
      case Page.Fixed fixed -> send(fixed);
      case Page.Slow slow -> send(slow);
      case Page.Endless endless -> send(endless);
      case Page.CutOff cut -> start(cut.bytes(), cut.after());
      case Page.Stalled stalled -> {
        start(stalled.bytes(), stalled.after());
        closing.await();
      }
      case Page.Silent _ -> closing.await();
      case Page.HangsUp _ -> exchange.close();
    }
  }

  private void send(Page.File file) throws IOException {
    var headers = exchange.getResponseHeaders();
    file.etag().ifPresent(etag -> headers.set("ETag", etag));
    file.modified().ifPresent(time -> headers.set("Last-Modified", date(time)));
    if (isKnown(file, exchange.getRequestHeaders())) {
      exchange.sendResponseHeaders(304, NO_BODY);
      return;
    }
    headers.set("Content-Type", file.type());
    whole(200, file.bytes());
  }

  private void send(Page.Fixed fixed) throws IOException {
    fixed.headers().forEach(exchange.getResponseHeaders()::set);
    whole(fixed.status(), fixed.body());
  }

  private void send(Page.Slow slow) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, slow.bytes().length);
    var out = exchange.getResponseBody();
    for (var at = 0; at < slow.bytes().length; at += slow.pieceBytes()) {
      if (closing.await(slow.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      out.write(slow.bytes(), at, Math.min(slow.pieceBytes(), slow.bytes().length - at));
      out.flush();
    }
  }

  private void send(Page.Endless endless) throws IOException {
    exchange.sendResponseHeaders(200, UNKNOWN_LENGTH);
    while (closing.getCount() > 0) {
      exchange.getResponseBody().write(endless.piece());
    }
  }

  private void start(byte[] bytes, int after) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, after);
    exchange.getResponseBody().flush();
  }

  private void whole(int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /// RFC 9110, 13.2.2: an ETag, if asked by one, counts alone; weak or strong is the same here.
  private static boolean isKnown(Page.File file, Headers asked) {
    var tags = asked.getFirst("If-None-Match");
    if (tags != null) {
      var own = file.etag().map(Answer::opaque);
      return own.isPresent()
          && Arrays.stream(tags.split(",")).map(Answer::opaque).anyMatch(own.get()::equals);
    }
    var since = asked.getFirst("If-Modified-Since");
    return since != null
        && file.modified().filter(time -> !time.isAfter(parsed(since).plusMillis(999))).isPresent();
  }

  private static String opaque(String etag) {
    return etag.strip().replaceFirst("^W/", "");
  }

  private static String date(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }

  private static Instant parsed(String date) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException e) {
      return Instant.MIN.plusSeconds(1);
    }
  }
}
