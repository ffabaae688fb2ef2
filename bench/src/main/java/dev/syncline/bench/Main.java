package dev.syncline.bench;

import dev.syncline.bench.report.Paper;
import dev.syncline.shared.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// `NAME... KEY=COUNT...`: runs the named benchmarks, or all, one after the other.
public final class Main {
  private Main() {}

  private static SequencedMap<String, Function<Options, Benchmark>> benchmarks() {
    var all = new LinkedHashMap<String, Function<Options, Benchmark>>();
    all.put("ring", options -> new Ring(Ring.Settings.of(options)));
    all.put("build", options -> new BuildStart(BuildStart.Settings.of(options)));
    all.put("sweep", options -> new Sweep(Sweep.Settings.of(options)));
    all.put("swap", options -> new Swap(Swap.Settings.of(options)));
    all.put("status", options -> new Status(Status.Settings.of(options)));
    all.put("ledger", options -> new Writes(Writes.Settings.of(options)));
    all.put("intake", options -> new Intake(Intake.Settings.of(options)));
    return all;
  }

  public static void main(String[] arguments) throws Exception {
    var names = new ArrayList<String>();
    var counts = new HashMap<String, Integer>();
    for (var argument : arguments) {
      var halves = argument.split("=", 2);
      if (halves.length == 2) {
        counts.put(halves[0], Integer.valueOf(halves[1]));
      } else {
        names.add(argument);
      }
    }
    System.exit(run(names, counts));
  }

  private static int run(List<String> names, Map<String, Integer> counts) throws Exception {
    var benchmarks = benchmarks();
    var unknown = names.stream().filter(name -> !benchmarks.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("no benchmark %s; there are %s".formatted(unknown, benchmarks.keySet()));
      return 2;
    }
    var options = new Options(counts);
    var chosen = new LinkedHashMap<String, Benchmark>();
    benchmarks.forEach((name, made) -> {
      if (names.isEmpty() || names.contains(name)) {
        chosen.put(name, made.apply(options));
      }
    });
    if (!options.unread().isEmpty()) {
      System.err.println(
          "none of %s has a setting %s".formatted(chosen.keySet(), options.unread()));
      return 2;
    }
    for (var benchmark : chosen.values()) {
      runIn(temporary(), benchmark);
    }
    return 0;
  }

  private static void runIn(Path directory, Benchmark benchmark) throws Exception {
    try {
      benchmark.run(directory, new Paper(System.out));
    } finally {
      Trees.delete(directory);
    }
  }

  private static Path temporary() throws IOException {
    return Files.createTempDirectory("syncline-bench");
  }
}
