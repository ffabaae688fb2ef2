package dev.syncline.app.web;

import dev.syncline.app.daemon.Running;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is asked by machines that watch over this one, and the plain page for people.
final class Pages {
  private final Running running;

  Pages(Running running) {
    this.running = running;
  }

  /// Alive, nothing more.
  Answer health() {
    return Answer.text(200, "text/plain; charset=utf-8", "OK\n");
  }

  /// Whether a webhook would be taken and a pass made. Syncs that failed do not change it.
  Answer ready() {
    try (var household = running.toRead()) {
      household.ledger().outbox().next();
      return Answer.json(200, "{\"ready\": true}");
    } catch (SyncException e) {
      var complaint = e.fault().complaint();
      return unready(complaint.code(), complaint.why(), complaint.next());
    } catch (RuntimeException _) {
      return unready("SYN-WEB-DEFECT", "the ledger cannot be asked", "See the daemon's log");
    }
  }

  private static Answer unready(String code, String why, String next) {
    return Answer.error(503, new Complaint(code, "being ready", why, next));
  }

  Answer metrics() throws IOException {
    var text = new ByteArrayOutputStream();
    var writer = PrometheusTextFormatWriter.create();
    writer.write(text, running.metrics().scrape());
    return Answer.text(200, writer.getContentType(), text.toString(StandardCharsets.UTF_8));
  }

  Answer front() {
    var page = new StringBuilder();
    page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Syncline</title>")
        .append("<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:40rem;")
        .append("padding:0 1rem}</style><h1>Syncline</h1><h2>Syncs</h2><ul>");
    try (var household = running.toRead()) {
      for (var sync : household.names()) {
        // names are plain letters, digits and hyphens
        page.append("<li><a href=\"/api/v1/syncs/%1$s\">%1$s</a></li>".formatted(sync));
      }
    }
    page.append("</ul><h2>More</h2><ul>");
    for (var path :
        new String[] {
          "/health", "/ready", "/metrics", "/api/v1/syncs", "/api/v1/events", "/api/v1/openapi.json"
        }) {
      page.append("<li><a href=\"%1$s\">%1$s</a></li>".formatted(path));
    }
    return Answer.text(200, "text/html; charset=utf-8", page.append("</ul></html>\n").toString())
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }
}
