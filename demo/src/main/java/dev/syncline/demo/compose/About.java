package dev.syncline.demo.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the program says of itself, and what happens once it was stopped through its API.
record About(
    Version version,
    String project,
    String file,
    Instant since,
    AtomicBoolean memory,
    Runnable stopped) {
  About(Version version, String project, String file, Instant since, Runnable stopped) {
    this(version, project, file, since, new AtomicBoolean(), stopped);
  }

  /// Once it was asked for memory, it tells of it for good.
  String json(Runner runner, boolean withMemory) throws Refused {
    int up = 0;
    if (withMemory) {
      memory.set(true);
    }
    for (var service : runner.project().services()) {
      up += runner.look(service.name()).isRunning() ? 1 : 0;
    }
    return ("{\"fileNames\":[%s],\"upTime\":%d,\"startTime\":\"%s\",\"processNum\":%d,"
            + "\"runningProcessNum\":%d,\"userName\":%s,\"version\":\"%s\",\"projectName\":%s%s}")
        .formatted(
            Words.json(file),
            Duration.between(since, Instant.now()).toNanos(),
            since,
            runner.project().services().size(),
            up,
            Words.json(System.getProperty("user.name")),
            version.text(),
            Words.json(project),
            memory.get() ? used() : "");
  }

  private static String used() {
    long mib = Runtime.getRuntime().totalMemory() >> 20;
    return ",\"memoryState\":{\"allocated\":%d,\"totalAllocated\":%1$d,\"systemMemory\":%1$d,\"gcCycles\":0}"
        .formatted(mib);
  }
}
