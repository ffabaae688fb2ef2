package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Outcome;

/// Worlds in a certain state, and how they go on from there.
final class Worlds {
  private Worlds() {}

  /// `name` was brought and has passed its probation.
  static World proven(String name) throws InterruptedException {
    var world = World.onProbation();
    world.source.offer(name);
    assertThat(verdict(world, world.pass())).isInstanceOf(Outcome.Applied.class);
    return world;
  }

  /// How it ends after all looks.
  static Outcome verdict(World world, Report report) throws InterruptedException {
    var last = report;
    for (int looks = 0; last.outcome() instanceof Outcome.OnProbation; looks++) {
      assertThat(looks).as("looks until the verdict").isLessThan(1_000);
      last = world.look();
    }
    return last.outcome();
  }
}
