package dev.syncline.app.work.decide;

import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.app.work.say.Document;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What programs see of a person's decision; `changed` is false where it stood so already.
final class DecisionView {
  private DecisionView() {}

  static Map<String, @Nullable Object> document(DecideRequest request, Optional<Said> said) {
    var document =
        new Document()
            .put("sync", request.sync())
            .put("decision", word(request.word()))
            .put("changed", said.isPresent());
    said.ifPresent(kept -> add(document, kept));
    return document.fields();
  }

  private static void add(Document document, Said said) {
    switch (said.what()) {
      case PersonDecision.ApproveVersion(var version, var expires) ->
          document.put("version", version).put("expires", expires);
      case PersonDecision.ApproveChanges(var revision, var changes, var expires) ->
          document.put("revision", revision).put("changes", changes).put("expires", expires);
      case PersonDecision.Pin(var version) -> document.put("version", version);
      case PersonDecision.Hold(var until, _) -> document.put("until", until);
      case PersonDecision.Unpin _,
          PersonDecision.Unhold _,
          PersonDecision.Suspend _,
          PersonDecision.Resume _ -> {}
    }
    document.put("who", said.who()).put("when", said.when()).put("why", said.why());
  }

  private static String word(Word word) {
    return switch (word) {
      case Word.Approve _ -> "approve";
      case Word.Pin _ -> "pin";
      case Word.Unpin _ -> "unpin";
      case Word.Hold _ -> "hold";
      case Word.Unhold _ -> "unhold";
      case Word.Suspend _ -> "suspend";
      case Word.Resume _ -> "resume";
    };
  }
}
