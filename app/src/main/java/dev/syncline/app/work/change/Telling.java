package dev.syncline.app.work.change;

import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Puts what happens in passes on the line that whoever waits looks at. What it names is always at
/// work still: when one ends, another that goes on takes its place.
final class Telling implements Consumer<Event> {
  private final Set<SyncName> syncs;
  private final Progress progress;
  private final Map<SyncName, String> busy = new LinkedHashMap<>(); // guarded by this

  /// Of `syncs` only: in a daemon others are at work, too.
  Telling(Set<SyncName> syncs, Progress progress) {
    this.syncs = Set.copyOf(syncs);
    this.progress = progress;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.StageEntered(var sync, _, var stage) when syncs.contains(sync) ->
          say(sync, words(stage));
      case Event.LineSaid(var sync, _, var line) when syncs.contains(sync) -> say(sync, line);
      case Event.WorkMoved(var sync, _, var what, var done, var total)
          when syncs.contains(sync) -> {
        busy.put(sync, what);
        progress.moved("%s: %s".formatted(sync, what), done, total);
      }
      case Event.DefectSeen(var sync, _) when syncs.contains(sync) -> say(sync, "a defect");
      case Event.PassEnded ended when syncs.contains(ended.sync()) -> ended(ended.sync());
      case Event _ -> {}
    }
  }

  private static String words(String stage) {
    return switch (stage) {
      case "recover" -> "taking up what was interrupted";
      case "detect" -> "asking what is on offer";
      case "observe" -> "looking at the target";
      case "decide" -> "deciding";
      case "fetch" -> "fetching";
      case "plan" -> "planning";
      case "guard" -> "asking the guard";
      case "apply" -> "applying";
      case "verify" -> "watching health";
      case "rollback" -> "going back";
      default -> stage;
    };
  }

  private void say(SyncName sync, String text) {
    busy.put(sync, text);
    progress.line("%s: %s".formatted(sync, text));
  }

  private void ended(SyncName sync) {
    busy.remove(sync);
    busy.entrySet().stream()
        .findFirst()
        .ifPresent(going -> progress.line("%s: %s".formatted(going.getKey(), going.getValue())));
  }
}
