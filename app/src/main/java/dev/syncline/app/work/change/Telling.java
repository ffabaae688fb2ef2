package dev.syncline.app.work.change;

import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Puts what happens in passes on the line that whoever waits looks at. What it names is always at
/// work still: when one ends, another that goes on takes its place.
final class Telling implements Consumer<Event> {
  private final Progress progress;
  private final Map<SyncName, String> busy = new LinkedHashMap<>(); // guarded by this

  Telling(Progress progress) {
    this.progress = progress;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.StageEntered(var sync, _, var stage) -> say(sync, stage);
      case Event.LineSaid(var sync, _, var line) -> say(sync, line);
      case Event.WorkMoved(var sync, _, var what, var done, var total) -> {
        busy.put(sync, what);
        progress.moved("%s: %s".formatted(sync, what), done, total);
      }
      case Event.DefectSeen(var sync, _) -> say(sync, "a defect");
      case Event.PassEnded ended -> ended(ended.sync());
      case Event _ -> {}
    }
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
