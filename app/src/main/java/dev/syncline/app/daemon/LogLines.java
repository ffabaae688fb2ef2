package dev.syncline.app.daemon;

import dev.syncline.core.policy.Decision;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.shared.redaction.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Makes a log line of every event that changes something; ERROR is for what a person must act on.
/// What only repeats the state of before is DEBUG; one more attempt at a version is INFO.
final class LogLines implements Consumer<Event> {
  /// How bad a line is.
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  private final Level least;
  private final BiConsumer<Level, Map<String, Object>> sink;
  private volatile UnaryOperator<String> redaction;
  private final Map<SyncName, Map<String, String>> last = new ConcurrentHashMap<>();

  /// What is below `least` is not even made.
  LogLines(Level least, BiConsumer<Level, Map<String, Object>> sink, Redactor redactor) {
    this.least = least;
    this.sink = sink;
    this.redaction = redactor::redact;
  }

  /// From now on `redactor` counts too: what ends still may say secrets of `before`.
  void redactWith(Redactor redactor, Redactor before) {
    redaction = text -> before.redact(redactor.redact(text));
  }

  /// What is declared under `key` has changed and does not count before the next start.
  void needsRestart(String key) {
    line(Level.WARN, "configuration.needs-restart", "", "what", key);
  }

  /// A webhook was refused, for a reason that is worth a line.
  void webhookRefused(int status, String why) {
    line(Level.WARN, "webhook.refused", "", "status", status, "why", why);
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.PassStarted started -> started(started);
      case Event.StageEntered(var sync, var run, var stage) ->
          line(Level.DEBUG, "stage.entered", sync, "run", run, "stage", stage);
      case Event.LineSaid(var sync, var run, var text) ->
          line(Level.DEBUG, "output", sync, "run", run, "line", text);
      case Event.WorkMoved _ -> {}
      case Event.Decided(var sync, _, var decision) -> decided(sync, decision);
      case Event.ProblemFound(var sync, var problem) ->
          line(Level.WARN, "problem.found", sync, "code", problem.code(), "text", problem.text());
      case Event.PassEnded ended -> ended(ended);
      case Event.ConditionChanged(var sync, var condition) -> changed(sync, condition);
      case Event.Delayed(var sync, var failures, var by) ->
          line(
              failures == 1 ? Level.INFO : Level.DEBUG,
              "retry.delayed",
              sync,
              "failures",
              failures,
              "by",
              by);
      case Event.DefectSeen(var sync, var text) -> line(Level.ERROR, "defect", sync, "text", text);
      case Event.SyncDeclared(var sync) -> line(Level.INFO, "sync.declared", sync);
      case Event.SyncRemoved(var sync) -> removed(sync);
      case Event.DeclarationsRefused(var why) ->
          line(Level.ERROR, "configuration.refused", "", "why", why);
      case Event.MessageDelivered(var id, var channel) ->
          line(Level.DEBUG, "message.delivered", "", "id", id, "channel", channel);
      case Event.MessageFailed failed -> failed(failed);
    }
  }

  private void removed(SyncName sync) {
    last.remove(sync);
    line(Level.INFO, "sync.removed", sync);
  }

  private void started(Event.PassStarted started) {
    line(
        Level.DEBUG,
        "run.started",
        started.sync(),
        "run",
        started.run(),
        "cause",
        words(started.causes()),
        "waited",
        started.waited());
  }

  /// What waits, once for each reason; one that is awaited has another at each look.
  private void decided(SyncName sync, Decision decision) {
    var blocked = decision.blocked().stream().findFirst();
    var words = blocked.map(each -> each.candidate().label() + " " + each.reason()).orElse("");
    if (isNews(sync, "blocked", words) && blocked.isPresent()) {
      line(
          Level.INFO,
          "update.waits",
          sync,
          "version",
          blocked.get().candidate().label(),
          "reason",
          blocked.get().reason());
    }
  }

  private void changed(SyncName sync, Condition condition) {
    var type = condition.type().name().toLowerCase(Locale.ROOT);
    boolean isNews = isNews(sync, type, condition.holds() + condition.reason());
    line(
        isNews ? Level.INFO : Level.DEBUG,
        "condition.changed",
        sync,
        "condition",
        type,
        "holds",
        condition.holds(),
        "reason",
        condition.reason());
  }

  private void failed(Event.MessageFailed failed) {
    boolean givenUp = failed.by().isEmpty();
    line(
        givenUp ? Level.ERROR : Level.WARN,
        givenUp ? "message.given-up" : "message.delayed",
        "",
        "id",
        failed.id(),
        "channel",
        failed.channel(),
        "why",
        failed.why());
  }

  void started(List<Path> files, int syncs) {
    var read = files.stream().map(Path::toString).collect(Collectors.joining(","));
    line(Level.INFO, "daemon.started", "", "configuration", read, "syncs", syncs);
  }

  /// The configuration was read anew, and counts.
  void reloaded(int syncs) {
    line(Level.INFO, "configuration.reloaded", "", "syncs", syncs);
  }

  void stopping() {
    line(Level.INFO, "daemon.stopping", "");
  }

  void stopped() {
    line(Level.INFO, "daemon.stopped", "");
  }

  void problem(String code, String text) {
    line(Level.ERROR, "problem.found", "", "code", code, "text", text);
  }

  private void ended(Event.PassEnded ended) {
    boolean isNews = isNews(ended.sync(), "run", state(ended));
    boolean isAttempt = ended.outcome() instanceof Outcome.Failed && ended.to().isPresent();
    line(
        isNews ? level(ended) : isAttempt ? Level.INFO : Level.DEBUG,
        "run.finished",
        ended.sync(),
        "run",
        ended.run(),
        "outcome",
        ended.outcome().word(),
        "from",
        ended.from().orElse(""),
        "to",
        ended.to().orElse(""),
        "changes",
        ended.changes() == 0 ? "" : ended.changes(),
        "took",
        ended.took(),
        "reason",
        ended.outcome().reason());
  }

  // The words of a failure hold times and counts; what it is about does not.
  private static String state(Event.PassEnded ended) {
    var said =
        switch (ended.outcome()) {
          case Outcome.Failed(var complaint) -> complaint.code() + complaint.what();
          case Outcome.Halted(var complaint) -> complaint.code() + complaint.what();
          case Outcome outcome -> outcome.reason();
        };
    return ended.outcome().word() + said + ended.needsAPerson();
  }

  private boolean isNews(SyncName sync, String about, String state) {
    var known = last.computeIfAbsent(sync, _ -> new ConcurrentHashMap<>());
    return !state.equals(known.put(about, state));
  }

  private static Level level(Event.PassEnded ended) {
    return switch (ended.outcome()) {
      case Outcome.Unchanged _ -> Level.DEBUG;
      case Outcome.Failed _, Outcome.RolledBack _, Outcome.Halted _ ->
          ended.needsAPerson() ? Level.ERROR : Level.WARN;
      case Outcome.Partial _ -> Level.WARN;
      default -> Level.INFO;
    };
  }

  private void line(Level level, String event, Object sync, Object... pairs) {
    if (level.compareTo(least) < 0) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("event", event);
    if (!sync.toString().isEmpty()) {
      fields.put("sync", sync.toString());
    }
    for (int i = 0; i < pairs.length; i += 2) {
      var value = plain(pairs[i + 1]);
      if (!value.equals("")) {
        fields.put(String.valueOf(pairs[i]), value);
      }
    }
    sink.accept(level, fields);
  }

  /// Numbers, truths and spans of time stay what they are; all else is a text without secrets.
  private Object plain(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean truth -> truth;
      case Duration time -> time;
      default -> redaction.apply(value.toString());
    };
  }

  private static String words(Set<Cause> causes) {
    return causes.stream().sorted().map(Cause::word).collect(Collectors.joining(","));
  }
}
