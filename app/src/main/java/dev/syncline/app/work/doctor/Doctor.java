package dev.syncline.app.work.doctor;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.SecretText;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.wiring.Hosts;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.wiring.UnknownSync;
import dev.syncline.app.work.say.Document;
import dev.syncline.core.content.Content;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pass.Surveyor;
import dev.syncline.engine.sentence.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at everything that the named syncs need, and says what is wrong and what to do.
public final class Doctor {
  private static final List<String> HEADER = List.of("SUBJECT", "ABOUT", "VERDICT", "FOUND");

  private final Households households;
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final Pace pace;

  public Doctor(
      Households households,
      Configuration configuration,
      Map<String, String> environment,
      Pace pace) {
    this.households = households;
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
    this.pace = pace;
  }

  /// FAILED where something is wrong.
  public ExitCode examine(SyncsRequest request, Output output)
      throws SyncException, InterruptedException {
    var syncs = named(request);
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var findings = new ArrayList<>(new StateLook(configuration.state(), temporary).findings());
    findings.addAll(secrets());
    findings.addAll(hosts(syncs));
    for (var sync : syncs) {
      var path = environment.getOrDefault("PATH", "");
      findings.addAll(new SyncLook(sync, configuration.state(), path).findings());
    }
    findings.addAll(sources(request));
    output.result(() -> document(findings), words -> words(findings, words));
    return findings.stream().anyMatch(Finding::isWrong) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Collection<SyncSection> named(SyncsRequest request) throws SyncException {
    var all = configuration.syncs();
    for (var name : request.syncs()) {
      if (!all.containsKey(name)) {
        throw UnknownSync.of(name, all.keySet());
      }
    }
    return request.syncs().isEmpty()
        ? all.values()
        : request.syncs().stream().map(all::get).toList();
  }

  private List<Finding> secrets() {
    var findings = new ArrayList<Finding>();
    var daemon = configuration.daemon();
    daemon.webhookSecrets().forEach(text -> secret("webhook", text).ifPresent(findings::add));
    daemon.apiToken().flatMap(text -> secret("api", text)).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> secret(String about, SecretText text) {
    try {
      text.resolve();
      return Optional.empty();
    } catch (SyncException e) {
      return Optional.of(Finding.wrong(Finding.HERE, about, e.fault().complaint()));
    }
  }

  private List<Finding> hosts(Collection<SyncSection> syncs) throws InterruptedException {
    try (var hosts = Hosts.of(configuration, environment, pace)) {
      var findings = new ArrayList<Finding>();
      findings.add(Finding.well(Finding.HERE, "credentials", "those that are needed are set"));
      for (var host : Hosts.of(syncs)) {
        findings.addAll(new HostLook(hosts, pace).findings(host));
      }
      return findings;
    } catch (SyncException e) {
      return List.of(Finding.wrong(Finding.HERE, "credentials", e.fault().complaint()));
    }
  }

  /// Whether what each one follows can be listed.
  private List<Finding> sources(SyncsRequest request) throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try (var household = households.toRead()) {
      for (var declaration : household.declared(request.syncs())) {
        findings.add(source(household, declaration));
      }
    } catch (SyncException e) {
      findings.add(Finding.wrong(Finding.HERE, "ledger", e.fault().complaint()));
    }
    return findings;
  }

  private static <T extends Content> Finding source(Household household, Declaration<T> declaration)
      throws InterruptedException {
    var name = declaration.name().value();
    try {
      new Surveyor<>(declaration, household.workshop()).survey(false, _ -> {});
      return Finding.well(name, "source", "it is reached, and says what is on offer");
    } catch (SyncException e) {
      return Finding.wrong(name, "source", e.fault().complaint());
    }
  }

  private static Map<String, ?> document(List<Finding> findings) {
    return new Document()
        .put("well", findings.stream().noneMatch(Finding::isWrong))
        .put("findings", findings.stream().map(Doctor::document).toList())
        .fields();
  }

  private static Document document(Finding finding) {
    return new Document()
        .put("subject", finding.subject())
        .put("about", finding.about())
        .put("verdict", finding.verdict().word())
        .put("text", finding.text())
        .put("next", Optional.of(finding.next()).filter(next -> !next.isEmpty()));
  }

  private static void words(List<Finding> findings, Words words) {
    words.table(HEADER, findings.stream().map(finding -> row(finding, words)).toList());
    for (var finding : findings) {
      if (finding.isWrong()) {
        words.line("%s %s: %s.".formatted(finding.subject(), finding.about(), finding.next()));
      }
    }
  }

  private static List<String> row(Finding finding, Words words) {
    var tone =
        switch (finding.verdict()) {
          case WELL -> Tone.GOOD;
          case NOTE -> Tone.FAINT;
          case WRONG -> Tone.BAD;
        };
    return List.of(
        finding.subject(),
        finding.about(),
        words.tone(tone, finding.verdict().word()),
        finding.text());
  }
}
