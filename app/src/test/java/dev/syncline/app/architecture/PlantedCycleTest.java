package dev.syncline.app.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// A rule that never fails proves nothing.
class PlantedCycleTest {
  @Test
  void plantedCycle_isFound() {
    var planted = new ClassFileImporter().importPackages("dev.syncline.planted");

    assertThatThrownBy(() -> PackageRules.NO_CYCLES.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("Cycle detected", "planted.a", "planted.b");
  }
}
