package dev.syncline.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What must be undone at the end, in reverse order and each once: at the end of the demo, or when
/// its process is asked to end (Ctrl+C).
public final class Cleanup implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  private final Deque<Undo> open = new ArrayDeque<>(); // guarded by this
  private final List<String> problems = new ArrayList<>(); // guarded by this
  private final Thread hook = new Thread(this::undoAll, "clean-up");
  private boolean isOver; // guarded by this

  /// Undoes one thing.
  @FunctionalInterface
  public interface Undo {
    void run() throws IOException, InterruptedException;
  }

  public Cleanup() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Undone at the end; at once where the end has come.
  public synchronized void add(Undo undo) {
    if (isOver) {
      run(undo);
    } else {
      open.push(undo);
    }
  }

  @Override
  public void close() {
    undoAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the process ends anyway, and all is undone
    }
  }

  /// What could not be undone.
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /// Who asks twice for the end (Ctrl+C) does not stop the clean-up: that goes on.
  private synchronized void undoAll() {
    boolean isAsked = Thread.interrupted();
    isOver = true;
    while (!open.isEmpty()) {
      isAsked |= run(open.pop());
    }
    if (isAsked) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it was interrupted; then it is done again, from its beginning.
  private boolean run(Undo undo) {
    boolean isAsked = false;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        undo.run();
        return isAsked;
      } catch (InterruptedException _) {
        isAsked = true;
      } catch (IOException | RuntimeException e) {
        problems.add(String.valueOf(e));
        return isAsked;
      }
    }
    problems.add("interrupted again and again while cleaning up");
    return isAsked;
  }
}
