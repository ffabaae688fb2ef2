package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What one tree is and holds, written beside it last of all: a tree without one is not complete.
/// Fields end with NUL, which no name can hold.
final class Manifest {
  private static final String FORM = "syncline tree 1";
  private static final int HEAD = 6;
  private static final long BYTES_MAX = 512L * 1024 * 1024;

  private Manifest() {}

  static byte[] write(Inventory inventory) {
    var of = inventory.of();
    var fields =
        new ArrayList<>(
            List.of(
                FORM,
                of.origin().name(),
                of.name(),
                of.revision().value(),
                Boolean.toString(of.prerelease()),
                of.published().map(Instant::toString).orElse("")));
    for (var item : inventory.items()) {
      fields.add(item.key());
      fields.add(item.wrote().hex());
    }
    return (String.join("\0", fields) + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /// Empty if there is none or it is damaged.
  static Optional<Inventory> read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
      return Optional.empty();
    }
    var fields = Files.readString(file).split("\0", -1);
    boolean whole = fields.length > HEAD && fields.length % 2 == 1 && fields[0].equals(FORM);
    try {
      return whole ? Optional.of(inventory(fields)) : Optional.empty();
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty(); // a damaged one is as none
    }
  }

  private static Inventory inventory(String[] fields) {
    var published =
        fields[5].isEmpty() ? Optional.<Instant>empty() : Optional.of(Instant.parse(fields[5]));
    var candidate =
        new Candidate(
            new Origin(fields[1]),
            fields[2],
            new Revision(fields[3]),
            Boolean.parseBoolean(fields[4]),
            published);
    var byName = new TreeMap<String, Digest>();
    for (int i = HEAD; i + 1 < fields.length; i += 2) {
      byName.put(fields[i], new Digest(fields[i + 1]));
    }
    return new Inventory(candidate, new Listing(byName).items());
  }
}
