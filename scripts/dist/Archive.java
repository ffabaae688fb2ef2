import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes `.tar.gz` files (POSIX ustar) that hold nothing of the machine they were made on: owner 0,
/// one order, rights 755 or 644.
final class Archive {
  private static final int BUFFER = 1 << 16;
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int CHECKSUM_AT = 148;

  private Archive() {}

  /// What these members of `tree` weigh, unpacked.
  static long write(Path archive, Path tree, List<String> members) throws IOException {
    long bytes = 0;
    try (var out = new GZIPOutputStream(Files.newOutputStream(archive), BUFFER)) {
      for (var file : files(tree, members)) {
        var content = Files.readAllBytes(file);
        out.write(header(tree.relativize(file).toString(), file, content.length));
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        bytes += content.length;
      }
      out.write(new byte[2 * BLOCK]);
    }
    return bytes;
  }

  private static List<Path> files(Path tree, List<String> members) throws IOException {
    var files = new ArrayList<Path>();
    for (var member : members) {
      files.addAll(Trees.files(tree.resolve(member)));
    }
    return files;
  }

  private static byte[] header(String name, Path file, long size) throws IOException {
    var bytes = new byte[BLOCK];
    if (name.length() > NAME_LENGTH_MAX) {
      throw new IOException("too long a name for an archive: " + name);
    }
    put(bytes, 0, name);
    put(bytes, 100, Files.isExecutable(file) ? "0000755" : "0000644");
    put(bytes, 108, "0000000");
    put(bytes, 116, "0000000");
    put(bytes, 124, "%011o".formatted(size));
    put(bytes, 136, "%011o".formatted(Files.getLastModifiedTime(file).toMillis() / 1000));
    put(bytes, CHECKSUM_AT, "        ");
    put(bytes, 156, "0");
    put(bytes, 257, "ustar\0" + "00");
    int sum = 0;
    for (var value : bytes) {
      sum += Byte.toUnsignedInt(value);
    }
    put(bytes, CHECKSUM_AT, "%06o\0 ".formatted(sum));
    return bytes;
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
