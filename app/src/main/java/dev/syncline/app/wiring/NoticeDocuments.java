package dev.syncline.app.wiring;

import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.pass.Notices;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What an outgoing webhook says about a run that ended: one JSON object, the same for every
/// channel. Runs that changed nothing, or rest on probation, are not told, but that a sync is well
/// again.
final class NoticeDocuments implements Notices {
  private final List<String> channels;

  NoticeDocuments(List<String> channels) {
    this.channels = List.copyOf(channels);
  }

  @Override
  public List<OutboxMessage> about(Ended run) {
    if (channels.isEmpty() || !(run.recovered() || isNews(run.outcome()))) {
      return List.of();
    }
    var body = body(run);
    return channels.stream().map(channel -> message(run, channel, body)).toList();
  }

  private static boolean isNews(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _,
          Outcome.RolledBack _,
          Outcome.Proposed _,
          Outcome.Partial _,
          Outcome.Waiting _,
          Outcome.Halted _,
          Outcome.Failed _ ->
          true;
      case Outcome.Unchanged _, Outcome.Suspended _, Outcome.OnProbation _, Outcome.Superseded _ ->
          false;
    };
  }

  private static OutboxMessage message(Ended run, String channel, String body) {
    var id = "%s-%s-%s".formatted(run.run(), run.outcome().word(), channel);
    return new OutboxMessage(id, channel, "application/json", body, 0, run.at());
  }

  private String body(Ended run) {
    var document = new LinkedHashMap<String, Object>();
    document.put("event", "run.finished");
    document.put("sync", run.sync().value());
    document.put("run", run.run().value());
    document.put("outcome", run.outcome().word());
    document.put("reason", run.outcome().reason());
    document.put("recovered", run.recovered());
    run.from().map(Candidate::label).ifPresent(from -> document.put("from", from));
    run.to().map(Candidate::label).ifPresent(to -> document.put("to", to));
    document.put("at", run.at().toString());
    // Made here and not before: most commands have nothing to tell, and it is slow to make.
    return JsonMapper.builder().build().writeValueAsString(document);
  }
}
