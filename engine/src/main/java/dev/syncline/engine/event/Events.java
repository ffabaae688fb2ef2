package dev.syncline.engine.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands every event to every listener, on the thread on which it happened. Listeners are quick;
/// one that throws loses that event and disturbs nobody.
public final class Events {
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

  /// From now on; until it is closed, or for good where nobody closes it.
  public Listening listen(Consumer<Event> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Being told of events; closing it ends that.
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    @Override
    void close();
  }

  public void tell(Event event) {
    for (var listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException _) {
        // Telling must never stop the pass that is told about.
      }
    }
  }
}
