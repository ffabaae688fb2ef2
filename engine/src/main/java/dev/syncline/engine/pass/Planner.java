package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.plan.Guard;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Observed;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import java.util.Optional;

/// Shows what a pass would do, without doing it: the same choice, the same planner and the same
/// guard as [Worker] has.
public final class Planner<T extends Content> {
  private final Declaration<T> declaration;
  private final Workshop shop;
  private final Procurement<T> procurement;

  public Planner(Declaration<T> declaration, Workshop shop) {
    this.declaration = declaration;
    this.shop = shop;
    this.procurement = new Procurement<>(declaration.sentence().supply(), shop.artifacts());
  }

  /// Plans over what is at hand: content that the artifact store has, else a promise. Neither
  /// fetches nor makes nor writes anything.
  public Preview preview(Survey<T> survey) throws SyncException, InterruptedException {
    var wish = wish(survey);
    if (wish.isEmpty()) {
      return new Preview.Nothing(reason(survey));
    }
    var owned = owned(survey);
    var atHand = atHand(wish.get(), owned);
    var desired = desired(wish.get().candidate(), atHand);
    return plan(survey, owned, wish.get(), desired, atHand.isPresent());
  }

  /// Fetches and makes the content as a pass would, plans over it and stops there. What was made is
  /// kept in the artifact store.
  public Preview build(Survey<T> survey, Progress progress)
      throws SyncException, InterruptedException {
    var wish = wish(survey);
    if (wish.isEmpty()) {
      return new Preview.Nothing(reason(survey));
    }
    var owned = owned(survey);
    var run = RunId.at(shop.pace().now(), shop.random());
    var staging = new Staging(shop.staging().open(run), progress);
    try {
      var stored = atHand(wish.get(), owned);
      var content =
          stored.isPresent()
              ? stored
              : Optional.of(procurement.procure(wish.get().candidate(), staging));
      var desired = desired(wish.get().candidate(), content);
      return plan(survey, owned, wish.get(), desired, stored.isPresent());
    } finally {
      shop.staging().close(run);
    }
  }

  private record Wish(Candidate candidate, boolean healing) {}

  private Optional<Wish> wish(Survey<T> survey) {
    if (survey.standing().suspended()) {
      return Optional.empty();
    }
    return switch (survey.decision().choice()) {
      case Choice.Take(var candidate, _) -> Optional.of(new Wish(candidate, false));
      case Choice.Ask _, Choice.Stay _ ->
          survey.drift().isEmpty() || declaration.drift() == DriftRule.REPORT
              ? Optional.empty()
              : survey.installed().map(installed -> new Wish(installed, true));
    };
  }

  private String reason(Survey<T> survey) {
    if (survey.standing().suspended()) {
      return "suspended until 'syncline resume'";
    }
    return switch (survey.decision().choice()) {
      case Choice.Take(var candidate, _) -> candidate.label();
      case Choice.Ask(var question, _) -> question;
      case Choice.Stay(var reason, _) ->
          survey.drift().isEmpty() ? reason : "drifted, only reported";
    };
  }

  /// What a pass would own when it plans: it adopts first what was found.
  private static <T extends Content> Owned owned(Survey<T> survey) {
    if (!survey.isFound()) {
      return survey.owned();
    }
    var items = survey.observed().orElseThrow().found().orElseThrow().items();
    var found = new Inventory(survey.installed().orElseThrow(), items);
    return new Owned(Optional.of(found), Optional.empty());
  }

  private Optional<T> atHand(Wish wish, Owned owned) throws SyncException {
    if (wish.healing() && owned.installed().isPresent()) {
      var stored = procurement.stored(owned.installed().get());
      if (stored.isPresent()) {
        return stored;
      }
    }
    var supply = declaration.sentence().supply();
    return supply.kind().equals(Kind.ARTIFACT)
        ? procurement.madeBefore(wish.candidate()).map(supply.kind().type()::cast)
        : Optional.empty();
  }

  private Desired<T> desired(Candidate candidate, Optional<T> content) {
    return content
        .<Desired<T>>map(there -> new Desired.Ready<>(candidate, there))
        .orElseGet(() ->
            new Desired.Promised<>(candidate, declaration.sentence().supply().promise(candidate)));
  }

  private Preview plan(
      Survey<T> survey, Owned owned, Wish wish, Desired<T> desired, boolean fromStore)
      throws SyncException, InterruptedException {
    var made = observed(survey, owned).plan(desired, owned);
    var plan = fromStore ? fromStore(made) : made;
    if (plan.isEmpty()) {
      return new Preview.Nothing(wish.candidate().label() + " is there already");
    }
    var objection = Guard.check(plan, owned, declaration.guard());
    var promise =
        switch (desired) {
          case Desired.Ready<T> _ -> Optional.<Promise>empty();
          case Desired.Promised<T> promised -> Optional.of(promised.promise());
        };
    var agreed = objection.flatMap(survey.standing()::approvalOf);
    return new Preview.Bring(plan, wish.healing(), promise, objection, agreed);
  }

  /// The same plan, saying of what says nothing else that nothing is fetched or made for it.
  private static Plan fromStore(Plan plan) {
    var changes =
        plan.changes().stream()
            .map(change ->
                change.detail().isBlank() && change.to().isPresent()
                    ? change.because("from the store")
                    : change)
            .toList();
    return new Plan(plan.candidate(), changes, plan.becomes());
  }

  private Observed<T> observed(Survey<T> survey, Owned owned)
      throws SyncException, InterruptedException {
    return survey.observed().isPresent() && !survey.isFound()
        ? survey.observed().get()
        : declaration.sentence().target().observe(owned);
  }
}
