package dev.syncline.shared.compose;

import dev.syncline.core.run.SyncException;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Service;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.shared.redaction.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A folder with programs, run by some Process Compose, in which a second takes `second`.
final class Site {
  final Path folder;
  final Duration second;
  private Optional<String> token = Optional.empty();

  Site(Path folder, Duration second) {
    this.folder = folder;
    this.second = second;
  }

  Path socket() {
    return folder.resolve("pc.sock");
  }

  Project project(Service... services) {
    return new Project("site", folder, Arrays.asList(services), second);
  }

  Site withToken(String secret) {
    token = Optional.of(secret);
    return this;
  }

  /// Puts a program in place as an update does: beside it, then by rename.
  void put(String name, String script) throws IOException {
    var aside = folder.resolve(name + ".new");
    Files.writeString(aside, "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(aside, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /// A program that notes its version and runs until it is told to end.
  static String runs(String version) {
    return "echo %s >> said; while :; do sleep 0.05; done".formatted(version);
  }

  /// The same, but going on for `seconds` after that.
  String lingers(String version, double seconds) {
    return "trap 'sleep %.2f; exit 0' TERM; %s".formatted(real(seconds), runs(version));
  }

  /// The same, but never.
  static String ignores(String version) {
    return "trap '' TERM; " + runs(version);
  }

  private double real(double seconds) {
    return seconds * second.toMillis() / 1000;
  }

  List<String> said() throws IOException {
    return Files.readAllLines(folder.resolve("said"));
  }

  RestartTerms terms(int withinSeconds) {
    return RestartTerms.within(second.multipliedBy(withinSeconds), second);
  }

  Supervisor supervisor(String process) {
    return new Supervisor(
        process, new ComposeAddress.Socket(socket()), token.map(Site::token), new ClockPace());
  }

  Restarted restart(String process) throws SyncException, InterruptedException {
    return supervisor(process).restart(terms(60), charge(false));
  }

  ProcessState state(String process) throws SyncException, InterruptedException {
    return supervisor(process).look() instanceof Sight.Seen(var state) ? state : throwing(process);
  }

  private static ProcessState throwing(String process) {
    throw new AssertionError("nothing is said of " + process);
  }

  static Token token(String secret) {
    return () -> new Secret(secret);
  }

  ComposeClient client() {
    return new ComposeClient(
        new ComposeAddress.Socket(socket()), Optional.empty(), new ClockPace());
  }

  static Charge charge(boolean isOurs) {
    return new Charge() {
      @Override
      public boolean isOurs() {
        return isOurs;
      }

      @Override
      public void take() {
        // nothing is kept here
      }
    };
  }
}
