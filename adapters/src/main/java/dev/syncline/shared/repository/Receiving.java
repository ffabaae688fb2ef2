package dev.syncline.shared.repository;

import dev.syncline.core.run.Progress;
import java.util.Locale;
import org.eclipse.jgit.lib.ProgressMonitor;

/// What JGit tells while objects come, passed on; and its way to learn that it must stop.
final class Receiving implements ProgressMonitor {
  private final Conversation conversation;
  private final Progress progress;
  private String task = "";
  private long done;
  private long total;

  Receiving(Conversation conversation, Progress progress) {
    this.conversation = conversation;
    this.progress = progress;
  }

  @Override
  public void start(int tasks) {
    // counted by name
  }

  @Override
  public void beginTask(String title, int work) {
    task = title.toLowerCase(Locale.ROOT);
    done = 0;
    total = work == UNKNOWN ? -1 : work;
  }

  @Override
  public void update(int completed) {
    done += completed;
    progress.moved(task, done, total);
  }

  @Override
  public void endTask() {
    // the next one begins anew
  }

  @Override
  public boolean isCancelled() {
    return conversation.isCancelled();
  }

  @Override
  public void showDuration(boolean enabled) {
    // not shown
  }
}
