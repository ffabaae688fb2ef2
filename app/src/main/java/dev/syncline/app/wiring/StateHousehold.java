package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.NotifySection;
import dev.syncline.app.config.PinFileSection;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.pin.PinFiles;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Passes;
import dev.syncline.engine.Rounds;
import dev.syncline.engine.event.Events;
import dev.syncline.engine.outbox.Channel;
import dev.syncline.engine.outbox.Dispatcher;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.notify.webhook.WebhookChannel;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A household over a state directory on this machine. What reaches out of the process is made when
/// it is first needed, so that a command that only reads the ledger needs no secret.
public final class StateHousehold implements Household {
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final SqliteLedger ledger;
  private final Artifacts artifacts;
  private final PassStaging staging;
  private final Pace pace;
  private final FaultPoints faults;
  private final Events events = new Events();
  private final Workshop workshop;
  private final PinFiles pins;
  private Optional<Outside> outside = Optional.empty();
  private volatile Map<SyncName, PinFileSection> pinned;

  StateHousehold(
      Configuration configuration,
      Map<String, String> environment,
      State state,
      Pace pace,
      FaultPoints faults) {
    this.configuration = configuration;
    this.environment = Map.copyOf(environment);
    this.ledger = state.ledger();
    this.artifacts = state.artifacts();
    this.staging = state.staging();
    this.pace = pace;
    this.faults = faults;
    this.pinned = pinned(configuration);
    this.pins = new PinFiles(() -> pinned, ledger.inventories(), faults);
    events.listen(pins);
    this.workshop =
        new Workshop(
            ledger,
            Tenure.SOLE,
            artifacts,
            staging,
            pace,
            new SecureRandom(),
            events,
            new NoticeDocuments(
                configuration.notices().stream().map(notice -> notice.name()).toList()));
  }

  /// What lies in the state directory, opened.
  record State(SqliteLedger ledger, Artifacts artifacts, PassStaging staging) {}

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public Tenure tenure() {
    return Tenure.SOLE;
  }

  @Override
  public Pace pace() {
    return pace;
  }

  @Override
  public Optional<String> writer() {
    return SqliteLedger.heldBy(configuration.state());
  }

  @Override
  public Events events() {
    return events;
  }

  @Override
  public Workshop workshop() {
    return workshop;
  }

  @Override
  public Passes passes(int places) {
    return new Rounds(workshop, places);
  }

  @Override
  public boolean ring(SyncName sync) {
    return false;
  }

  @Override
  public List<SyncName> names() {
    return List.copyOf(configuration.syncs().keySet());
  }

  @Override
  public List<Declaration<?>> declared(List<SyncName> named) throws SyncException {
    return declared(configuration, outside(), sections(named));
  }

  /// What another configuration declares, over the same state; its secrets are resolved anew.
  public List<Declaration<?>> declared(Configuration other) throws SyncException {
    var budget = outside().connections().budget();
    var reached = Outside.of(other, environment, budget, pace);
    outside = Optional.of(reached);
    pinned = pinned(other);
    return declared(other, reached, List.copyOf(other.syncs().values()));
  }

  private List<Declaration<?>> declared(
      Configuration of, Outside reached, List<SyncSection> sections) throws SyncException {
    var wiring = new Wiring(of, reached, artifacts, faults, pace);
    var declarations = new ArrayList<Declaration<?>>();
    for (var section : sections) {
      declarations.add(wiring.declaration(section));
    }
    return declarations;
  }

  private static Map<SyncName, PinFileSection> pinned(Configuration of) {
    var pinned = new HashMap<SyncName, PinFileSection>();
    of.syncs()
        .forEach((name, sync) -> sync.pinFile().ifPresent(section -> pinned.put(name, section)));
    return Map.copyOf(pinned);
  }

  @Override
  public Optional<String> pinLag(SyncName sync) throws SyncException {
    return pins.lag(sync);
  }

  private List<SyncSection> sections(List<SyncName> named) throws SyncException {
    if (named.isEmpty()) {
      return List.copyOf(configuration.syncs().values());
    }
    for (var name : named) {
      if (!configuration.syncs().containsKey(name)) {
        throw UnknownSync.of(name, configuration.syncs().keySet());
      }
    }
    var wanted = new HashSet<>(named);
    return configuration.syncs().values().stream()
        .filter(section -> wanted.contains(section.name()))
        .toList();
  }

  /// What takes secrets out of everything that is said.
  public Redactor redactor() {
    return outside().connections().redactor();
  }

  /// The outgoing channels by their names. Where they lead is looked up when there is something to
  /// deliver.
  private Map<String, Channel> channels() {
    var channels = new HashMap<String, Channel>();
    if (!configuration.notices().isEmpty()) {
      var sender = outside().sender();
      for (var notice : configuration.notices()) {
        channels.put(
            notice.name(),
            message -> new WebhookChannel(settings(notice), sender).deliver(message));
      }
    }
    return channels;
  }

  // What is not set now may be set tomorrow: the message waits instead of being given up.
  private static WebhookChannel.Settings settings(NotifySection notice) throws SyncException {
    try {
      var url = URI.create(notice.url().resolve().reveal());
      var secret =
          notice.secret().isEmpty()
              ? Optional.<Secret>empty()
              : Optional.of(notice.secret().get().resolve());
      return new WebhookChannel.Settings(notice.name(), url, secret);
    } catch (SyncException e) {
      throw new SyncException(new Fault.Transient(e.fault().complaint(), Optional.empty()));
    } catch (IllegalArgumentException _) { // its words may show the address
      throw new SyncException(
          new Fault.Transient(
              new Complaint(
                  "SYN-CONFIG-UNSET",
                  "telling channel '%s'".formatted(notice.name()),
                  "its address is no URL, or its secret is empty",
                  "Set what notify: names"),
              Optional.empty()));
    }
  }

  @Override
  public void deliver() throws SyncException, InterruptedException {
    try (var outbox = dispatcher()) {
      outbox.deliverDue();
    }
  }

  /// What delivers to the declared channels.
  public Dispatcher dispatcher() throws SyncException {
    return new Dispatcher(ledger, Tenure.SOLE, channels(), pace, events);
  }

  @Override
  public Optional<Problem> opened() {
    return ledger.opened();
  }

  Outside outside() {
    if (outside.isEmpty()) {
      outside = Optional.of(Outside.of(configuration, environment, pace));
    }
    return outside.get();
  }

  @Override
  public void close() {
    outside.ifPresent(Outside::close);
    try {
      ledger.close();
    } catch (SyncException _) {
      // Everything was durable when it was written; SQLite folds the log in at the next opening.
    }
  }
}
