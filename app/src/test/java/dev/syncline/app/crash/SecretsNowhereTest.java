package dev.syncline.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.daemon.Daemon;
import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.sentence.Declaration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Plants secrets everywhere that the configuration takes one, lets passes succeed and fail in many
/// ways with programs that tell all they know, and looks for the secrets in everything written.
@Isolated // takes the standard output
class SecretsNowhereTest {
  private static final String LOGIN = "s3cr3t-login-Zx81/qq+w=";
  private static final String DEPLOY = "s3cr3t-deploy-key \"quoted\" $HOME";
  private static final String NOTIFY = "s3cr3t-hook-T0K3N";
  private static final String SIGN = "s3cr3t-signing-key-4711";
  private static final String PEM =
      "-----BEGIN-----\nMIIEsecretLineOne7\nAoIBsecretLineTwo8\n---END";

  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      credentials:
        "127.0.0.1": {user: deploy, password: "${env:LOGIN}"}
      notify:
        - {name: chat, url: "${env:HOOK}", secret: "${env:SIGN}"}
      syncs:
        service:
          source: {git: {url: "%s", track: tags}}
          through:
            build:
              command: [sh, service.sh, "{output}"]
              env:
                DEPLOY_KEY: "${env:DEPLOY}"
                PEM_KEY: "${file:../key.pem}"
                LOGIN: "${env:LOGIN}"
          target:
            binary:
              path: .bin/service
              check: {command: [sh, -c, 'env; cat told; exit "$(cat exit)"']}
              reload: {command: [sh, -c, 'env; ps -ef; cat told >&2']}
              health: {command: [sh, -c, 'env; cat told; exit "$(cat exit)"']}
              probation: {healthy-for: 0s, within: 1s}
      """;

  /// Prints all it knows, each in several ways, and samples what others see of processes.
  private static final String BUILD =
      """
      env
      env >&2
      echo "$DEPLOY_KEY"; printf '%%s' "$DEPLOY_KEY" | base64 -w 0; echo
      echo "x deploy:$LOGIN"; printf 'deploy:%%s' "$LOGIN" | base64 -w 0; echo
      echo "fatal: https://deploy:$LOGIN@127.0.0.1/service.git?access_token=$LOGIN"
      printf 'half %%s' "$LOGIN"; sleep 0.1; echo
      cat /proc/[0-9]*/cmdline 2> /dev/null | tr '\\0' ' ' >> "$HOME/cmdlines"
      echo binary %s > "$1"
      exit %d
      """;

  @TempDir Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private Path root = Path.of("");

  @BeforeEach
  void plant() throws Exception {
    root = Files.createDirectory(folder.resolve("site"));
    Files.writeString(folder.resolve("key.pem"), PEM);
    Files.writeString(root.resolve("exit"), "0");
    Files.writeString(root.resolve("told"), "curl: sent Authorization: Bearer words\n");
  }

  @Test
  void secretsOfEveryKind_appearNowhere() throws Exception {
    try (var publisher = Publisher.open(Files.createDirectory(folder.resolve("upstream")))) {
      publisher.server().requireLogin("deploy", LOGIN);
      Files.writeString(root.resolve("syncline.yaml"), CONFIGURATION.formatted(publisher.url()));
      var pace = new SkippingPace(Duration.ZERO);

      publisher.publishScript("v1.0.0", BUILD.formatted("v1.0.0", 0));
      pass(pace); // applied
      publisher.publishScript("v1.1.0", BUILD.formatted("v1.1.0", 3));
      pass(pace); // builds fail until it is quarantined
      publisher.publishScript("v1.2.0", BUILD.formatted("v1.2.0", 0));
      Files.writeString(root.resolve("exit"), "1");
      pass(pace); // its check fails
      Files.writeString(root.resolve("exit"), "0");
      publisher.publishScript("v1.3.0", BUILD.formatted("v1.3.0", 0));
      daemon(); // with -v
      publisher.server().requireLogin("deploy", "other");
      pass(pace); // refused
    }
    pass(new SkippingPace(Duration.ZERO)); // unreachable
    tellTheChannel();
    brokenConfiguration();

    assertThat(said).anyMatch(line -> line.contains("SYN-BUILD-FAILED"));
    assertThat(said).anyMatch(line -> line.contains("SYN-BINARY-CHECK"));
    assertThat(said).anyMatch(line -> line.contains("outcome=applied"));
    assertThat(said).anyMatch(line -> line.contains("PEM_KEY"));
    assertThat(found()).isEmpty();
  }

  private StateHouseholds households(SkippingPace pace) {
    return new StateHouseholds(configuration(), environment(), "a test", pace, FaultPoints.NONE);
  }

  private dev.syncline.app.config.Configuration configuration() {
    var loaded =
        ConfigurationReader.read(Optional.of(root.resolve("syncline.yaml")), environment());
    if (loaded instanceof Loaded.Well(var configuration, _)) {
      said.add(configuration.toString());
      return configuration;
    }
    throw new IllegalStateException(loaded.toString());
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH",
        System.getenv("PATH"),
        "HOME",
        root.toString(),
        "LOGIN",
        LOGIN,
        "DEPLOY",
        DEPLOY,
        "HOOK",
        "http://127.0.0.1:1/hooks/" + NOTIFY + "?token=" + NOTIFY,
        "SIGN",
        SIGN);
  }

  private void pass(SkippingPace pace) throws Exception {
    try (var household = households(pace).toChange()) {
      household.events().listen(event -> said.add(event.toString()));
      for (int i = 0; i < 3; i++) {
        reports(household).forEach(report -> said.add(report.toString()));
      }
      said.add(household.workshop().toString());
    }
  }

  private static List<Report> reports(StateHousehold household) throws Exception {
    return with(household.declared(List.of()).getFirst(), household);
  }

  private static <T extends Content> List<Report> with(
      Declaration<T> declaration, StateHousehold household) throws Exception {
    return Life.UNTIL_QUIET.with(declaration, household);
  }

  /// `syncline poll -v` until it has applied something.
  private void daemon() throws Exception {
    var out = System.out;
    var caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      var households = households(new SkippingPace(Duration.ZERO));
      var daemon =
          new Daemon(
              households,
              Optional.of(root.resolve("syncline.yaml")),
              environment(),
              new Daemon.Logging(false, true, false));
      var thread = Thread.ofPlatform().start(() -> run(daemon));
      org.awaitility.Awaitility.await()
          .until(() -> caught.toString(StandardCharsets.UTF_8).contains("outcome=applied"));
      daemon.stop();
      thread.join();
    } finally {
      System.setOut(out);
    }
    said.addAll(caught.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private void run(Daemon daemon) {
    try {
      daemon.run(Optional.of(Duration.ofSeconds(1)), _ -> () -> {});
    } catch (SyncException | InterruptedException e) {
      said.add(e.toString());
    }
  }

  private void tellTheChannel() throws Exception {
    var pace = new SkippingPace(Duration.ZERO);
    try (var household = households(pace).toChange()) {
      var message = new OutboxMessage("one", "chat", "application/json", "{}", 0, pace.now());
      household.ledger().write(household.tenure(), List.of(new Entry.MessageQueued(message)));
      household.events().listen(event -> said.add(event.toString()));
      household.deliver();
    } catch (SyncException e) {
      said.add(e + " " + e.fault());
    }
  }

  /// A login in the address, which is refused.
  private void brokenConfiguration() throws IOException {
    var file = root.resolve("broken.yaml");
    Files.writeString(
        file, CONFIGURATION.formatted("https://deploy:s3cr3t-in-url@127.0.0.1/service.git"));
    said.add(ConfigurationReader.read(Optional.of(file), environment()).toString());
    Files.delete(file);
  }

  /// Where a secret stands, in whatever spelling.
  private List<String> found() throws IOException {
    var found = new ArrayList<String>();
    for (var needle : needles().entrySet()) {
      for (var line : said) {
        if (line.contains(needle.getKey())) {
          found.add("%s in what was said: %s".formatted(needle.getValue(), line));
        }
      }
      try (var files = Files.walk(root)) {
        for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle.getKey())) {
            found.add("%s in %s".formatted(needle.getValue(), root.relativize(file)));
          }
        }
      }
    }
    return found;
  }

  private static Map<String, String> needles() {
    var needles = new LinkedHashMap<String, String>();
    for (var secret : List.of(LOGIN, DEPLOY, NOTIFY, SIGN)) {
      needles.put(secret, secret);
      needles.put(base64(secret), secret + " in base64");
      needles.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), secret + " in a URL");
    }
    needles.put(base64("deploy:" + LOGIN), "the login in base64");
    needles.put("s3cr3t-in-url", "the login in the address");
    needles.put("MIIEsecretLineOne7", "a line of the key");
    needles.put("AoIBsecretLineTwo8", "a line of the key");
    return needles;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
