package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.Bringing;
import dev.syncline.app.cli.Changing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Keeping;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Recalling;
import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.cli.request.CloneRequest;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.app.cli.request.HistoryRequest;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.PullRequest;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.app.cli.request.RingRequest;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.RunRequest;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.cli.request.WatchRequest;
import java.util.ArrayList;
import java.util.List;

/// Actions that only remember what they were asked for.
final class Recorded implements Actions, Looking, Recalling, Changing, Keeping, Bringing {
  final List<Object> requests = new ArrayList<>();

  private ExitCode take(Object request) {
    requests.add(request);
    return ExitCode.DONE;
  }

  @Override
  public Looking looking() {
    return this;
  }

  @Override
  public Recalling recalling() {
    return this;
  }

  @Override
  public Changing changing() {
    return this;
  }

  @Override
  public Keeping keeping() {
    return this;
  }

  @Override
  public Bringing bringing() {
    return this;
  }

  @Override
  public ExitCode decide(DecideRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode init(InitRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode doctor(SyncsRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode demo(DemoRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode check(CheckRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode plan(PlanRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode verify(SyncsRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode status(StatusRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode history(HistoryRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode show(RunRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode logs(RunRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode sync(SyncRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode poll(PollRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode watch(WatchRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode ring(RingRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode rollback(RollbackRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode forget(ForgetRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode rename(RenameRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode backup(BackupRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode restore(BackupRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode clone(CloneRequest request, Output output) {
    return take(request);
  }

  @Override
  public ExitCode pull(PullRequest request, Output output) {
    return take(request);
  }
}
