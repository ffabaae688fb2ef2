package dev.syncline.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.syncline", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  @ArchTest static final ArchRule packages_haveNoCycles = PackageRules.NO_CYCLES;

  @ArchTest
  static final ArchRule core_seesOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.syncline.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.syncline.core..", "java..", "javax..", "org.jspecify..");

  @ArchTest
  static final ArchRule engine_seesOnlyCoreAndTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.syncline.engine..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.syncline.engine..",
              "dev.syncline.core..",
              "java..",
              "javax..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule adapters_seeNoOtherAdapter =
      slices()
          .assignedFrom(PackageRules.adapters())
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), PackageRules.SHARED)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule shared_seesNoAdapter =
      noClasses().that(PackageRules.SHARED).should().dependOnClassesThat(PackageRules.adapter());

  @ArchTest
  static final ArchRule jetty_isKnownToTheWebDoorAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.syncline.app.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule jackson2_isSeenNowhere =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static void packages_areNullMarked(JavaClasses classes) {
    var unmarked =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(type -> !isNullMarked(type))
            .map(JavaPackage::getName)
            .sorted();

    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  private static boolean isNullMarked(JavaPackage type) {
    return type.tryGetPackageInfo().stream()
        .anyMatch(info -> info.isAnnotatedWith(NullMarked.class));
  }
}
