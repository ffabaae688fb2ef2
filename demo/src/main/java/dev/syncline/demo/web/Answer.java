package dev.syncline.demo.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How each page is sent.
record Answer(HttpExchange exchange, CountDownLatch closing) {
  private static final int NO_BODY = -1;
  private static final int UNKNOWN_LENGTH = 0;

  /// The status of the page for who asks with these headers; 0 if there will be none.
  static int status(Page page, Headers headers) {
    return switch (page) {
      case Page.File file -> Part.asked(file, headers).status();
      case Page.CutOff cut -> Part.asked(cut.file(), headers).status();
      case Page.Stalled stalled -> Part.asked(stalled.file(), headers).status();
      case Page.Fixed fixed -> fixed.status();
      case Page.Slow _, Page.Endless _ -> 200;
      case Page.Silent _, Page.HangsUp _ -> 0;
    };
  }

  void send(Page page) throws IOException, InterruptedException {
    switch (page) {
      case Page.File file -> send(file, file.bytes().length);
      case Page.Fixed fixed -> send(fixed);
      case Page.Slow slow -> send(slow);
      case Page.Endless endless -> send(endless);
      case Page.CutOff cut -> send(cut.file(), cut.most());
      case Page.Stalled stalled -> {
        send(stalled.file(), stalled.most());
        closing.await();
      }
      case Page.Silent _ -> closing.await();
      case Page.HangsUp _ -> exchange.close();
    }
  }

  /// The head for what is asked of the file, and the first `most` bytes of that.
  private void send(Page.File file, int most) throws IOException {
    var part = Part.asked(file, exchange.getRequestHeaders());
    var headers = exchange.getResponseHeaders();
    file.etag().ifPresent(etag -> headers.set("ETag", etag));
    file.modified().ifPresent(time -> headers.set("Last-Modified", Part.date(time)));
    part.range(file).ifPresent(range -> headers.set("Content-Range", range));
    headers.set("Accept-Ranges", "bytes");
    headers.set("Content-Type", file.type());
    exchange.sendResponseHeaders(part.status(), part.length() == 0 ? NO_BODY : part.length());
    if (part.length() > 0) {
      exchange.getResponseBody().write(file.bytes(), part.from(), Math.min(most, part.length()));
      exchange.getResponseBody().flush();
    }
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

  private void whole(int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
