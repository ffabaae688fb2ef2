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
      boolean isAwaited = true;
      while (isAwaited) {
        long begun = connection.getMessagesIn();
        boolean isAtWork = begun != connection.getMessagesOut();
        pace.sleep(WITHIN);
        isAwaited = isAtWork || connection.getMessagesIn() != begun;
      }
      connection.getEndPoint().close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it is closed
    }
  }
}
