package dev.syncline.app.work.recall;

import dev.syncline.app.cli.Words;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.app.work.say.Times;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people and programs see of `status`.
final class StatusView {
  private static final List<String> HEADER =
      List.of("SYNC", "VERSION", "STATE", "SINCE", "CHECKED", "NEXT");

  private static final int STATE = HEADER.indexOf("STATE");

  private StatusView() {}

  static Map<String, @Nullable Object> document(List<Facts> all) {
    return new Document().put("syncs", all.stream().map(StatusView::sync).toList()).fields();
  }

  static Document sync(Facts facts) {
    var state = States.of(facts);
    return new Document()
        .put("name", facts.sync())
        .put("declared", facts.declared())
        .put("version", facts.installed().map(installed -> installed.label()))
        .put("revision", facts.installed().map(installed -> installed.revision()))
        .put("state", state.word())
        .put("text", state.text())
        .put("since", state.since())
        .put("checked", facts.checked())
        .put("next", state.next())
        .put("latest", facts.latest())
        .put("blocked", facts.blocked())
        .putIfPresent("pin_file", facts.pinLag())
        .put("suspended", facts.standing().suspended())
        .put("pin", facts.standing().pin().map(StatusView::said))
        .put("hold", facts.standing().hold().map(StatusView::said))
        .put("approvals", facts.standing().approvals().stream().map(StatusView::said).toList())
        .put("conditions", facts.conditions().stream().map(StatusView::condition).toList());
  }

  private static Document condition(Condition condition) {
    var type = condition.type().name();
    return new Document()
        .put("type", type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT))
        .put("holds", condition.holds())
        .put("reason", condition.reason())
        .put("message", condition.message())
        .put("since", condition.since());
  }

  private static Document said(Said said) {
    var document = new Document();
    switch (said.what()) {
      case PersonDecision.ApproveVersion(var version, var expires) ->
          document.put("version", version).put("expires", expires);
      case PersonDecision.ApproveChanges(var revision, var changes, var expires) ->
          document.put("revision", revision).put("changes", changes).put("expires", expires);
      case PersonDecision.Pin(var version) -> document.put("version", version);
      case PersonDecision.Hold(var until, var past) ->
          document.put("until", until).put("past_revision", past);
      case PersonDecision.Unpin _,
          PersonDecision.Unhold _,
          PersonDecision.Suspend _,
          PersonDecision.Resume _ -> {}
    }
    return document.put("who", said.who()).put("when", said.when()).put("why", said.why());
  }

  /// The beginning of lines that follow each other.
  static void begin(List<Facts> all, Words words) {
    words.table(HEADER, rows(all, words), STATE);
  }

  /// Without the column that is known only while something is watched, where nothing is.
  static void words(List<Facts> all, Words words) {
    var rows = rows(all, words);
    boolean isNextKnown = rows.stream().anyMatch(row -> !row.getLast().equals("-"));
    int columns = isNextKnown ? HEADER.size() : HEADER.size() - 1;
    words.table(
        HEADER.subList(0, columns),
        rows.stream().map(row -> row.subList(0, columns)).toList(),
        STATE);
  }

  /// Lines that follow earlier ones: without the header, but with all columns.
  static void changed(List<Facts> all, Words words) {
    words.table(List.of(), rows(all, words), STATE);
  }

  private static List<List<String>> rows(List<Facts> all, Words words) {
    return all.stream().map(facts -> row(facts, words)).toList();
  }

  private static List<String> row(Facts facts, Words words) {
    var state = States.of(facts);
    var text = facts.declared() ? state.text() : state.text() + " (no longer declared)";
    var lag = facts.pinLag().map("; "::concat).orElse("");
    return List.of(
        facts.sync().value(),
        Labels.label(facts.installed()),
        words.tone(state.tone(), text + lag),
        Times.ago(state.since(), facts.now()),
        Times.ago(facts.checked(), facts.now()),
        Times.ago(state.next(), facts.now()));
  }
}
