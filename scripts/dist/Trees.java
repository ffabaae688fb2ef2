import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Folders with all that is in them.
final class Trees {
  private Trees() {}

  /// The files below `tree`, in one order everywhere.
  static List<Path> files(Path tree) throws IOException {
    try (var all = Files.walk(tree)) {
      return all.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> tree.relativize(file).toString()))
          .toList();
    }
  }

  /// SHA-256 of all names and bytes.
  static String digest(Path tree) throws IOException {
    var sum = new StringBuilder();
    for (var file : files(tree)) {
      sum.append(sha256(Files.readAllBytes(file))).append("  ").append(tree.relativize(file));
      sum.append('\n');
    }
    return sha256(sum.toString().getBytes());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static void delete(Path tree) throws IOException {
    try (var all = Files.walk(tree)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
