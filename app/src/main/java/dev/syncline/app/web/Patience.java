package dev.syncline.app.web;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import org.eclipse.jetty.io.Connection;

/// Closes connections that have not sent a whole request after a while: whoever sends one letter at
/// a time is never idle.
final class Patience implements Connection.Listener {
  private static final Duration FIRST_REQUEST = Duration.ofSeconds(15);

  private final Pace pace;

  Patience(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void onOpened(Connection connection) {
    Thread.ofVirtual().name("patience").start(() -> closeUnlessAsked(connection));
  }

  private void closeUnlessAsked(Connection connection) {
    try {
      pace.sleep(FIRST_REQUEST);
      if (connection.getMessagesIn() == 0) {
        connection.getEndPoint().close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
