package dev.syncline.core.version;

import java.util.List;
import java.util.stream.IntStream;

/// Calendar versions write months and days with two digits, which SemVer does not know.
final class Calendar {
  private Calendar() {}

  /// `2024.01.05` as 2024, 1, 5; anything whose first number is no year of this or the neighbouring
  /// centuries stays as it is.
  static List<String> withoutZeros(List<String> numbers) {
    if (!isYear(numbers.getFirst())) {
      return numbers;
    }
    return numbers.stream().map(Calendar::withoutZero).toList();
  }

  private static boolean isYear(String number) {
    return number.length() == 4
        && IntStream.of(19, 20, 21).anyMatch(century -> number.startsWith("" + century));
  }

  private static String withoutZero(String number) {
    boolean padded = number.length() == 2 && number.charAt(0) == '0' && number.charAt(1) != '0';
    return padded ? number.substring(1) : number;
  }
}
