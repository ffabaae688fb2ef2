package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Nearest;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.shared.process.Signals;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The keys of `reload:` and `health:`, which both may also be `none`.
final class ReloadKeys {
  private static final String NONE = "none";
  private static final List<String> SIGNALS =
      Arrays.stream(Signals.Signal.values()).map(Enum::name).toList();

  private static final Key<List<Spot<String>>> COMMAND =
      Key.optional("command", Commands.WORDS, "a command that reloads, word by word, no shell");
  private static final Key<Duration> RELOAD_TIMEOUT =
      Key.withDefault(
          "timeout",
          Commands.LIMIT,
          ReloadSection.Command.TIMEOUT_DEFAULT,
          "after which the command is stopped");
  private static final Key<String> SIGNAL =
      Key.optional("signal", Forms.text("a signal", ReloadKeys::signal), "a signal, such as HUP");
  private static final Key<String> PID_FILE =
      Key.optional("pid-file", Forms.PATH, "where the number of the process stands");

  private static final Key<Fields> PROCESS_COMPOSE =
      Key.optional(
          "process-compose", ComposeKeys.SECTION, "the process is restarted by Process Compose");

  static final Section RELOAD =
      Section.of(
              "a map with command, signal or process-compose",
              COMMAND,
              RELOAD_TIMEOUT,
              SIGNAL,
              PID_FILE,
              PROCESS_COMPOSE)
          .exactlyOne("command", "signal", "process-compose")
          .orWord(NONE);

  private static final Key<URI> HTTP =
      Key.optional(
          "http", Forms.address("http", "https"), "an address that answers 2xx while healthy");
  private static final Key<List<Spot<String>>> HEALTH_COMMAND =
      Key.optional("command", Commands.WORDS, "a command that exits with 0 while healthy");
  private static final Key<Duration> EVERY =
      Key.withDefault(
          "every",
          Forms.duration(Duration.ofMillis(100)),
          HealthSection.EVERY_DEFAULT,
          "how often it is asked");
  private static final Key<Duration> TIMEOUT =
      Key.withDefault(
          "timeout", Commands.LIMIT, HealthSection.TIMEOUT_DEFAULT, "how long an answer may take");

  static final Section HEALTH =
      Section.of("a map with http or command", HTTP, HEALTH_COMMAND, EVERY, TIMEOUT)
          .exactlyOne("http", "command")
          .orWord(NONE);

  private ReloadKeys() {}

  static ReloadSection reload(Optional<Fields> found, Reading reading) {
    if (found.isEmpty() || found.get().word().isPresent()) {
      return new ReloadSection.None();
    }
    var reload = found.get();
    if (reload.has(PROCESS_COMPOSE)) {
      return ComposeKeys.read(reload.get(PROCESS_COMPOSE), reading);
    }
    if (reload.has(SIGNAL) != reload.has(PID_FILE)) {
      reading.conflict(
          reload.has(SIGNAL) ? reload.place(SIGNAL) : reload.place(PID_FILE),
          "signal and pid-file go together",
          "write {signal: HUP, pid-file: FILE}");
      return new ReloadSection.None();
    }
    reload.find(COMMAND).ifPresent(new PlaceholderCheck(reading)::plain);
    return reload
        .find(SIGNAL)
        .<ReloadSection>map(
            signal -> new ReloadSection.Signal(signal, reading.path(reload, PID_FILE)))
        .orElseGet(() ->
            new ReloadSection.Command(
                Reading.values(reload.get(COMMAND)), reload.get(RELOAD_TIMEOUT)));
  }

  static HealthSection health(Optional<Fields> found, Reading reading) {
    if (found.isEmpty() || found.get().word().isPresent()) {
      return new HealthSection.None();
    }
    var health = found.get();
    health.find(HEALTH_COMMAND).ifPresent(new PlaceholderCheck(reading)::plain);
    if (health.has(HTTP) && !OpenAddress.isIn(health, HTTP, reading)) {
      return new HealthSection.None();
    }
    var every = health.get(EVERY);
    var timeout = health.get(TIMEOUT);
    return health
        .find(HTTP)
        .<HealthSection>map(url -> new HealthSection.Http(url, every, timeout))
        .orElseGet(() ->
            new HealthSection.Command(Reading.values(health.get(HEALTH_COMMAND)), every, timeout));
  }

  private static String signal(String text) {
    var name = text.startsWith("SIG") ? text.substring(3) : text;
    if (!SIGNALS.contains(name)) {
      throw new IllegalArgumentException(Nearest.advice(name, SIGNALS));
    }
    return name;
  }
}
