package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Which path leads where.
final class Routes extends Handler.Abstract {
  private static final String WEBHOOK = "/webhook";
  private static final String API = "/api/v1/";
  private static final String EVENTS = API + "events";

  private final Pages pages;
  private final WebhookDoor webhooks;
  private final Api api;
  private final EventStream events;
  private final AdminToken token;

  Routes(Pages pages, WebhookDoor webhooks, Api api, EventStream events, AdminToken token) {
    this.pages = pages;
    this.webhooks = webhooks;
    this.api = api;
    this.events = events;
    this.token = token;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try {
      var path = Request.getPathInContext(request);
      if (path.equals(EVENTS) && request.getMethod().equals("GET")) {
        if (events.serve(response)) {
          callback.succeeded();
          return true;
        }
        write(busy(), request, response, callback);
        return true;
      }
      write(answer(request, path), request, response, callback);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    } catch (IOException | RuntimeException e) {
      callback.failed(e); // the peer is gone, or a defect: 500 without a word of it
    }
    return true;
  }

  private Answer answer(Request request, String path)
      throws IOException, InterruptedException, SyncException {
    if (path.equals(WEBHOOK) || path.startsWith(WEBHOOK + "/")) {
      var named = path.equals(WEBHOOK) ? "" : path.substring(WEBHOOK.length() + 1);
      return webhooks.answer(request, named);
    }
    if (path.startsWith(API) && request.getMethod().equals("POST")) {
      return decided(request, path);
    }
    boolean isLook = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    var found = page(path, request);
    if (found.isEmpty()) {
      return Answer.notFound();
    }
    return isLook ? found.get().answer() : Answer.notAllowed("GET");
  }

  private interface Page {
    Answer answer() throws IOException;
  }

  private Optional<Page> page(String path, Request request) {
    return switch (path) {
      case "/" -> Optional.of(pages::front);
      case "/health" -> Optional.of(pages::health);
      case "/ready" -> Optional.of(pages::ready);
      case "/metrics" -> Optional.of(pages::metrics);
      default ->
          path.startsWith(API)
              ? api.look(path, query(request)).map(answer -> () -> answer)
              : Optional.empty();
    };
  }

  private static Map<String, String> query(Request request) {
    var all = new HashMap<String, String>();
    Request.extractQueryParameters(request)
        .forEach(field -> all.put(field.getName(), field.getValue()));
    return all;
  }

  private Answer decided(Request request, String path) throws IOException, SyncException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var wish = Wish.read(Content.Source.asInputStream(request));
    return wish.isEmpty()
        ? Answer.error(400, Wish.COMPLAINT)
        : api.decide(path, wish.get(), "api").orElseGet(Answer::notFound);
  }

  private Optional<Answer> refusal(Request request) throws SyncException {
    var wanted = token.now();
    if (wanted.isEmpty()) {
      var complaint =
          new Complaint(
              "SYN-API-CLOSED",
              "this request",
              "decisions over HTTP need a token, and none is configured",
              "Set api: {token: …}, or use the command line on that machine");
      return Optional.of(Answer.error(403, complaint));
    }
    var given = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
    boolean isRight = isSame("Bearer " + wanted.get().reveal(), given);
    return isRight
        ? Optional.empty()
        : Optional.of(
            Answer.error(
                    401,
                    new Complaint(
                        "SYN-API-TOKEN",
                        "this request",
                        "it came without the right token",
                        "Send Authorization: Bearer with the token of the configuration"))
                .with("WWW-Authenticate", "Bearer"));
  }

  private static boolean isSame(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer busy() {
    var complaint =
        new Complaint(
            "SYN-WEB-BUSY", "this request", "too many listen to the events", "Try again later");
    return Answer.error(503, complaint).with("Retry-After", "30");
  }

  private static void write(Answer answer, Request request, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    answer.headers().forEach(response.getHeaders()::put);
    boolean isHead = request.getMethod().equals("HEAD");
    var body = isHead ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body());
    response.write(true, body, callback);
  }
}
