package dev.syncline.app.web;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/// Closes connections on which no request came to be for a while: whoever sends one letter of a
/// header at a time is never idle.
final class Patience implements Connection.Listener {
  private static final Duration WITHIN = Duration.ofSeconds(15);

  private final Map<Connection, Thread> watchers = new ConcurrentHashMap<>();
  private final Pace pace;

  Patience(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void onOpened(Connection connection) {
    var watcher = Thread.ofVirtual().name("patience").unstarted(() -> watch(connection));
    watchers.put(connection, watcher);
    watcher.start();
  }

  @Override
  public void onClosed(Connection connection) {
    var watcher = watchers.remove(connection);
    if (watcher != null) {
      watcher.interrupt();
    }
  }

  private void watch(Connection connection) {
    try {
      long before = 0; // none came before it was opened
      boolean isAtWork = false;
      boolean isAwaited = true;
      while (isAwaited) {
        pace.sleep(WITHIN);
        long now = connection.getMessagesIn();
        isAwaited = isAtWork || now != before;
        before = now;
        isAtWork = now != connection.getMessagesOut();
      }
      connection.getEndPoint().close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it is closed
    }
  }
}
