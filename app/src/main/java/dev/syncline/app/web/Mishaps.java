package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What is answered where no route was asked, or one of them broke: never a word of what is inside.
final class Mishaps implements Request.Handler {
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int DEFECT = 500;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    answer(response.getStatus()).write(request, response, callback);
    return true;
  }

  private static Answer answer(int status) {
    if (status >= DEFECT) {
      return Answer.error(
          status,
          new Complaint(
              "SYN-WEB-DEFECT", "this request", "something in here broke", "See the daemon's log"));
    }
    var why = status == HEADERS_TOO_LARGE ? "its headers are too large" : "it is no proper HTTP";
    return Answer.error(
        status, new Complaint("SYN-WEB-REQUEST", "this request", why, "Look at what sends it"));
  }
}
