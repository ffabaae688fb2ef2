package dev.syncline.app.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Pattern;

/// What the tests of packages share.
final class PackageRules {
  /// One slice per package, so that a package and the one inside it are two.
  static final ArchRule NO_CYCLES =
      slices().matching("dev.syncline.(**)").should().beFreeOfCycles();

  static final DescribedPredicate<JavaClass> SHARED =
      JavaClass.Predicates.resideInAPackage("dev.syncline.shared..");

  private static final Pattern ADAPTER =
      Pattern.compile("dev\\.syncline\\.(source|transform|target|trigger|ledger)\\.(\\w+).*");

  private PackageRules() {}

  /// Assigns each class of an adapter to that adapter, whatever package inside it the class is in.
  static SliceAssignment adapters() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        var adapter = ADAPTER.matcher(type.getPackageName());
        return adapter.matches()
            ? SliceIdentifier.of(adapter.group(1), adapter.group(2))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "adapters";
      }
    };
  }

  static DescribedPredicate<JavaClass> adapter() {
    return DescribedPredicate.describe(
        "are part of an adapter", type -> ADAPTER.matcher(type.getPackageName()).matches());
  }
}
