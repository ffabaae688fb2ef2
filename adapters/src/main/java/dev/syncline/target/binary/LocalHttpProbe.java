package dev.syncline.target.binary;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks directly, without proxy. **Plug in here**: replaced by `shared.wire` where that is wired.
final class LocalHttpProbe implements HttpProbe {
  @Override
  public int status(URI address, Duration limit) throws IOException, InterruptedException {
    var client =
        HttpClient.newBuilder()
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    try {
      var request = HttpRequest.newBuilder(address).timeout(limit).GET().build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream _ = answer.body()) {
        return answer.statusCode();
      }
    } finally {
      client.shutdownNow();
    }
  }
}
