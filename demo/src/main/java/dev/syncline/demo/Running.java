package dev.syncline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Processes of this machine: which ones live, and how they are ended.
public final class Running {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Running() {}

  /// Whether it still does something; a dead one that nobody has asked for does not.
  public static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isOver(process.pid());
  }

  public static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(Running::isAlive).isPresent();
  }

  /// All but this one that were started with these words, one after the other, somewhere in their
  /// command line; the last may go on.
  public static List<ProcessHandle> with(String words) {
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(ProcessHandle.current()))
        .filter(process -> words(process).contains(words))
        .filter(Running::isAlive)
        .toList();
  }

  /// Asks it to end, and ends it where it does not within `grace`. Whether it ended by itself.
  public static boolean end(ProcessHandle process, Duration grace) throws InterruptedException {
    process.destroy();
    if (isGone(process, grace)) {
      return true;
    }
    kill(process);
    return false;
  }

  /// As a loss of power would end it.
  public static void kill(ProcessHandle process) throws InterruptedException {
    process.destroyForcibly();
    isGone(process, Duration.ofSeconds(5));
  }

  private static boolean isGone(ProcessHandle process, Duration limit) throws InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (isAlive(process)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  private static String words(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    } catch (IOException _) {
      return process.info().commandLine().orElse("");
    }
  }

  private static boolean isOver(long pid) {
    try {
      var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var state = line.charAt(line.lastIndexOf(')') + 2);
      return state == 'Z' || state == 'X';
    } catch (IOException | IndexOutOfBoundsException _) {
      return false; // no Linux, or gone meanwhile: then it is asked for its life again
    }
  }
}
