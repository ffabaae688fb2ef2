package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;

/// `history`: the latest runs of one sync, at most `limit`.
public record HistoryRequest(SyncName sync, int limit) {
  public static final int LIMIT_DEFAULT = 20;
  public static final int LIMIT_MAX = 10_000;
}
