package dev.syncline.demo.compose;

import java.time.Duration;
import java.time.Instant;

/// What the program says of itself, and what happens once it was stopped through its API.
record About(Version version, String project, String file, Instant since, Runnable stopped) {
  String json(Runner runner, boolean withMemory) throws Refused {
    int up = 0;
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
            withMemory ? memory() : "");
  }

  private static String memory() {
    long mib = Runtime.getRuntime().totalMemory() >> 20;
    return ",\"memoryState\":{\"allocated\":%d,\"totalAllocated\":%1$d,\"systemMemory\":%1$d,\"gcCycles\":0}"
        .formatted(mib);
  }
}
