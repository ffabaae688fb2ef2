package dev.syncline.app.web;

import dev.syncline.trigger.webhook.Headers;
import dev.syncline.trigger.webhook.Incoming;
import dev.syncline.trigger.webhook.Receipt;
import dev.syncline.trigger.webhook.Receiver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;

/// `POST /webhook` and below it.
final class WebhookDoor {
  private static final Bodies.Bound BOUND =
      new Bodies.Bound(Incoming.BODY_BYTES_MAX, Answer.json(413, Receipt.tooLarge().json()));

  private final Receiver receiver;
  private final Consumer<Receipt> told;
  private final Bodies bodies;

  /// `told` hears of every receipt.
  WebhookDoor(Receiver receiver, Consumer<Receipt> told, Bodies bodies) {
    this.receiver = receiver;
    this.told = told;
    this.bodies = bodies;
  }

  Answer answer(Request request, String path) throws IOException, InterruptedException {
    if (!request.getMethod().equals("POST")) {
      return Answer.json(405, Receipt.notPosted().json()).with("Allow", "POST");
    }
    var address = Request.getRemoteAddr(request);
    return bodies.read(
        request, BOUND, body -> answer(new Incoming(headers(request), body, address, path)));
  }

  private Answer answer(Incoming incoming) throws InterruptedException {
    var receipt = receiver.receive(incoming);
    told.accept(receipt);
    var answer = Answer.json(receipt.status(), receipt.json());
    return receipt instanceof Receipt.Refused refused && refused.retryAfterSeconds().isPresent()
        ? answer.with("Retry-After", String.valueOf(refused.retryAfterSeconds().get()))
        : answer;
  }

  private static Headers headers(Request request) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var field : request.getHeaders()) {
      all.computeIfAbsent(field.getName(), _ -> new ArrayList<>())
          .add(field.getValue() == null ? "" : field.getValue());
    }
    return Headers.of(all);
  }
}
