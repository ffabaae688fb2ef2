package dev.syncline.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "dev.syncline", importOptions = ImportOption.DoNotIncludeTests.class)
class ForbiddenCallsTest {
  private static final Set<String> TIME_AND_CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.time.Clock.system",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Instant.now",
          "java.time.InstantSource.system",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.concurrent.TimeUnit.sleep");

  private static final Set<String> REFLECTION =
      Set.of(
          "java.lang.Class.forName",
          "java.lang.Class.getConstructor",
          "java.lang.Class.getDeclaredConstructor",
          "java.lang.Class.getDeclaredField",
          "java.lang.Class.getDeclaredMethod",
          "java.lang.Class.getField",
          "java.lang.Class.getMethod");

  /// They are given the time, and wait by `Pace`: only so can a test move the clock.
  @ArchTest
  static final ArchRule timeAndChance_comeFromOutside =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.syncline.app..", "dev.syncline.demo..", "dev.syncline.bench..")
          .and()
          .haveNameNotMatching("dev\\.syncline\\.engine\\.pace\\.SystemPace(\\$.*)?")
          .should()
          .accessTargetWhere(isOneOf(TIME_AND_CHANCE));

  /// Reflection hides who calls what. Signals have no other door.
  @ArchTest
  static final ArchRule reflection_isForSignalsAlone =
      noClasses()
          .that()
          .haveNameNotMatching("dev\\.syncline\\.app\\.daemon\\.Signals(\\$.*)?")
          .should()
          .accessTargetWhere(isOneOf(REFLECTION))
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect..");

  private static DescribedPredicate<JavaAccess<?>> isOneOf(Set<String> forbidden) {
    return DescribedPredicate.describe(
        "the target is one of " + forbidden,
        access ->
            forbidden.contains(
                access.getTargetOwner().getFullName() + "." + access.getTarget().getName()));
  }
}
