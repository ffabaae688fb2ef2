package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Which path leads where.
final class Routes extends Handler.Abstract {
  private static final String WEBHOOK = "/webhook";
  private static final String EVENTS = Api.BASE + "events";

  private final Pages pages;
  private final WebhookDoor webhooks;
  private final Decisions decisions;
  private final Api api;
  private final EventStream events;
  private final Lingering lingering;

  /// What is asked and what is brought, each behind its own door.
  record Places(Pages pages, WebhookDoor webhooks, Decisions decisions, Api api) {}

  Routes(Places places, EventStream events, Lingering lingering) {
    this.pages = places.pages();
    this.webhooks = places.webhooks();
    this.decisions = places.decisions();
    this.api = places.api();
    this.events = events;
    this.lingering = lingering;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      var path = Request.getPathInContext(request);
      if (path.equals(EVENTS) && request.getMethod().equals("GET")) {
        serveEvents(request, response, callback);
      } else {
        write(answer(request, path), request, response, callback);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    } catch (SyncException e) {
      write(Answer.error(503, e.fault().complaint()), request, response, callback);
    } catch (IOException | RuntimeException e) {
      callback.failed(e); // the peer is gone, or a defect: 500 without a word of it
    }
    return true;
  }

  private void serveEvents(Request request, Response response, Callback callback)
      throws IOException, SyncException {
    if (events.serve(response)) {
      callback.succeeded();
    } else {
      write(busy(), request, response, callback);
    }
  }

  private void write(Answer answer, Request request, Response response, Callback callback) {
    answer.write(
        request,
        response,
        Callback.from(
            () -> {
              lingering.over(request);
              callback.succeeded();
            },
            callback::failed));
  }

  private Answer answer(Request request, String path)
      throws IOException, InterruptedException, SyncException {
    if (path.equals(WEBHOOK) || path.startsWith(WEBHOOK + "/")) {
      var named = path.equals(WEBHOOK) ? "" : path.substring(WEBHOOK.length() + 1);
      return webhooks.answer(request, named.replaceFirst("/$", "")); // many write one at the end
    }
    if (path.equals(EVENTS)) {
      return Answer.notAllowed("GET");
    }
    var decision = Api.decision(path);
    if (decision.isPresent()) {
      return decisions.answer(request, decision.get());
    }
    var found = page(path, request);
    if (found.isEmpty()) {
      return Answer.notFound();
    }
    boolean isLook = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return isLook ? found.get().answer() : Answer.notAllowed("GET, HEAD");
  }

  private Optional<Page> page(String path, Request request) {
    return switch (path) {
      case "/" -> Optional.of(pages::front);
      case "/health" -> Optional.of(pages::health);
      case "/ready" -> Optional.of(pages::ready);
      case "/metrics" -> Optional.of(pages::metrics);
      default -> api.look(path, query(request));
    };
  }

  private static Map<String, String> query(Request request) {
    var all = new HashMap<String, String>();
    Request.extractQueryParameters(request)
        .forEach(field -> all.put(field.getName(), field.getValue()));
    return all;
  }

  private static Answer busy() {
    var complaint =
        new Complaint(
            "SYN-WEB-BUSY", "this request", "too many listen to the events", "Try again later");
    return Answer.error(503, complaint).with("Retry-After", "30");
  }
}
