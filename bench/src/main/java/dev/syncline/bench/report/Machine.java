package dev.syncline.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The machine under the figures, as far as it decides on them.
public record Machine(
    int cores, long memoryBytes, String system, String fileSystem, String java, double load) {
  /// As it is now; `directory` tells which file system is written to.
  public static Machine now(Path directory) throws IOException {
    var bean = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        bean instanceof com.sun.management.OperatingSystemMXBean more
            ? more.getTotalMemorySize()
            : 0;
    return new Machine(
        bean.getAvailableProcessors(),
        memory,
        "%s %s %s".formatted(bean.getName(), bean.getVersion(), bean.getArch()),
        Files.getFileStore(directory).type(),
        System.getProperty("java.runtime.version", ""),
        bean.getSystemLoadAverage());
  }

  /// Nanoseconds of all cores that this process has used; zero where the system does not tell.
  public static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean more
        ? more.getProcessCpuTime()
        : 0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cores, %.1f GiB, %s, %s, JDK %s, load average %.2f before",
        cores,
        memoryBytes / (double) (1L << 30),
        system,
        fileSystem,
        java,
        load);
  }
}
