package dev.syncline.app.web;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import org.eclipse.jetty.server.Request;

/// `POST /api/v1/syncs/NAME/VERB`: what people decide, once their token has been seen.
final class Decisions {
  /// Who is written down as the one who decided.
  private static final String WHO = "api";

  private final Admission admission;
  private final Bodies bodies;
  private final Api api;

  Decisions(Admission admission, Bodies bodies, Api api) {
    this.admission = admission;
    this.bodies = bodies;
    this.api = api;
  }

  Answer answer(Request request, Api.Decision decision)
      throws IOException, InterruptedException, SyncException {
    if (!request.getMethod().equals("POST")) {
      return Answer.notAllowed("POST");
    }
    var refusal = admission.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return bodies.read(
        request,
        Wish.BOUND,
        body ->
            Wish.of(body)
                .map(wish -> api.decide(decision, wish, WHO))
                .orElseGet(() -> Answer.error(400, Wish.COMPLAINT)));
  }
}
