package dev.syncline.shared.archive;

import dev.syncline.shared.archive.Member.Folder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came out of one archive so far, and whether more may be put beside it. Pure.
final class Inside {
  private final Map<String, Member> byFoldedPath = new LinkedHashMap<>();
  private int seen;

  /// Counts one more member, whatever it is.
  void count() throws BadArchive {
    if (++seen > Limits.MEMBERS_MAX) {
      throw BadArchive.unsafe("it holds more than %d members".formatted(Limits.MEMBERS_MAX));
    }
  }

  /// Adds a member that is no folder; the folders that must be made for it before, from the top.
  List<Folder> add(Member member) throws BadArchive {
    if (member.path().isEmpty()) {
      throw BadArchive.unsafe(".", "is no folder");
    }
    var missing = addFolders(Names.parent(member.path()));
    var other = byFoldedPath.putIfAbsent(Names.folded(member.path()), member);
    if (other != null) {
      throw taken(member.path(), other);
    }
    return missing;
  }

  /// Adds the folder `path` and those above it; those that must be made, from the top.
  List<Folder> addFolders(String path) throws BadArchive {
    var missing = new ArrayList<Folder>();
    for (var at = path; !at.isEmpty(); at = Names.parent(at)) {
      var folder = new Folder(at);
      var there = byFoldedPath.putIfAbsent(Names.folded(at), folder);
      if (there == null) {
        count();
        missing.addFirst(folder);
      } else if (!there.equals(folder)) {
        throw taken(at, there);
      }
    }
    return missing;
  }

  /// What lies at exactly this path.
  Optional<Member> at(String path) {
    return Optional.ofNullable(byFoldedPath.get(Names.folded(path)))
        .filter(member -> member.path().equals(path));
  }

  /// In the archive's order.
  List<Member> members() {
    return List.copyOf(byFoldedPath.values());
  }

  private static BadArchive taken(String path, Member other) {
    return BadArchive.unsafe(
        path,
        path.equals(other.path())
            ? "is there twice"
            : "and '%s' are one name on some systems".formatted(other.path()));
  }
}
