package dev.syncline.app.daemon;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// SIGINT, SIGTERM and SIGHUP: the first asks to stop, the second stops at once. Shutdown hooks
/// cannot do that, for they ignore every further signal; so `sun.misc.Signal` is bound here, by
/// reflection because it is no part of the platform's contract. Where it is missing, signals keep
/// their usual meaning.
public final class Signals {
  private static final int SIGINT_EXIT = 130;
  private static final int SIGTERM_EXIT = 143;

  private final AtomicInteger received = new AtomicInteger();
  private final IntConsumer first;

  private Signals(IntConsumer first) {
    this.first = first;
  }

  /// From now on the first signal calls `first` with the exit code that belongs to it (130 or 143),
  /// on a thread of its own; the second ends the process with that code without further ado, which
  /// is safe at any instruction.
  public static void listen(IntConsumer first) {
    var signals = new Signals(first);
    for (var name : List.of("INT", "TERM", "HUP")) { // one that is ignored (nohup) stays so
      signals.bind(name, name.equals("INT") ? SIGINT_EXIT : SIGTERM_EXIT);
    }
  }

  private void bind(String name, int exit) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler act = (_, _, _) -> receive(exit);
      var proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, act);
      var made = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, made, proxy);
    } catch (ReflectiveOperationException | RuntimeException _) {
      // This Java has no such thing, or keeps the signal to itself (-Xrs): it means what it always
      // means.
    }
  }

  private Object receive(int exit) {
    if (received.incrementAndGet() > 1) {
      Runtime.getRuntime().halt(exit);
    }
    first.accept(exit);
    return this;
  }
}
