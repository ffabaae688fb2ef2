package dev.syncline.app.work.look;

import dev.syncline.app.wiring.Household;
import dev.syncline.app.work.Halts;
import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pass.Planner;
import dev.syncline.engine.pass.Survey;
import dev.syncline.engine.pass.Surveyor;
import dev.syncline.engine.sentence.Declaration;
import java.util.List;
import java.util.Optional;

/// Plans what a pass of each sync would do.
final class Plans {
  private final Household household;
  private final Optional<Progress> building;

  /// With `building`, content is really made, and told about there.
  Plans(Household household, Optional<Progress> building) {
    this.household = household;
    this.building = building;
  }

  List<Attempt<Planned>> of(List<Declaration<?>> declarations) throws InterruptedException {
    return SideBySide.each(declarations, this::one);
  }

  private <T extends Content> Planned one(Declaration<T> declaration)
      throws SyncException, InterruptedException {
    var shop = household.workshop();
    var survey = new Surveyor<>(declaration, shop).survey(true, _ -> {});
    var planner = new Planner<>(declaration, shop);
    var preview =
        building.isPresent() || mustBeSeen(declaration, survey)
            ? planner.build(survey, building.orElse(Progress.NONE))
            : planner.preview(survey);
    var unfinished = household.ledger().runs().open(declaration.name()).map(OpenRun::intent);
    return new Planned(
        survey.installed(),
        preview,
        unfinished.map(intent -> intent.after().of()),
        Waits.inQuarantine(survey, declaration.policy()));
  }

  /// What a guard has halted is fetched, where it need not be made: who is asked to agree must see
  /// the changes.
  private boolean mustBeSeen(Declaration<?> declaration, Survey<?> survey) throws SyncException {
    return declaration.sentence().supply().recipe().isEmpty()
        && Halts.standing(
                declaration.name(), household.ledger(), survey.decision(), survey.standing())
            .isPresent();
  }
}
