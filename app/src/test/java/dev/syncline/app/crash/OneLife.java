package dev.syncline.app.crash;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.engine.pass.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that lives on a site: `SITE DEED SECONDS POINT`. It passes as after a start
/// until there is nothing to do, or first goes back where the deed is `rollback`; its clock is
/// SECONDS ahead. At its POINTth fault point it sends itself SIGKILL. Says its pid first and how
/// its passes ended last.
public final class OneLife {
  private OneLife() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(ProcessHandle.current().pid());
    var site = new Site(Path.of(arguments[0]));
    var deed = arguments[1].equals("rollback") ? Life.ROLL_BACK : Life.UNTIL_QUIET;
    var pace = new SkippingPace(Duration.ofSeconds(Long.parseLong(arguments[2])));
    var reports = Life.of(site, new Killing(Integer.parseInt(arguments[3])), pace, deed);
    reports.stream().map(Report::outcome).forEach(System.out::println);
  }

  private record Killing(AtomicInteger left) implements FaultPoints {
    Killing(int point) {
      this(new AtomicInteger(point));
    }

    @Override
    public void at(String name) {
      if (left.getAndDecrement() == 0) {
        System.out.println(name);
        kill();
      }
    }

    /// A process cannot destroy its own handle; nothing more happens on this thread.
    private static void kill() {
      try {
        var pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-KILL", pid).start();
        new CountDownLatch(1).await();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
