package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Lists a tree with digests. A file is read again only when its inode, size, or one of its times
/// differs from when it was read; one that changed less than two seconds before it was read is not
/// remembered, because a second change could bear the same time. Used by the one thread that its
/// target has.
final class Scanner {
  private static final Duration SETTLED = Duration.ofSeconds(2);
  private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime,mode";

  private final Pace pace;
  private Map<Path, Known> known = new HashMap<>();

  Scanner(Pace pace) {
    this.pace = pace;
  }

  Listing scan(Path root) throws IOException, SyncException {
    var before = known;
    var now = new HashMap<Path, Known>();
    var byName = new TreeMap<String, Digest>();
    for (var entry : Walk.of(root)) {
      switch (entry) {
        case Entry.Link(var name, var target) -> byName.put(name, Entry.linkDigest(target));
        case Entry.RegularFile file -> {
          var read = read(file, before);
          now.put(file.file(), read);
          byName.put(file.name(), read.digest);
        }
      }
    }
    known = now;
    return new Listing(byName);
  }

  private Known read(Entry.RegularFile file, Map<Path, Known> before) throws IOException {
    var marks =
        Map.copyOf(Files.readAttributes(file.file(), ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
    var last = before.get(file.file());
    if (last != null && last.settled && last.marks.equals(marks)) {
      return last;
    }
    var settledBefore = FileTime.from(pace.now().minus(SETTLED));
    var changed = (FileTime) marks.getOrDefault("ctime", settledBefore);
    return new Known(
        marks,
        Entry.fileDigest(FileDigests.of(file.file()), file.executable()),
        changed.compareTo(settledBefore) < 0);
  }

  private record Known(Map<String, Object> marks, Digest digest, boolean settled) {}
}
