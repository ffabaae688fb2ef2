package dev.syncline.transform.unpack;

import dev.syncline.shared.archive.Member;
import dev.syncline.shared.archive.Member.Folder;
import dev.syncline.shared.archive.Member.PlainFile;
import java.util.List;
import java.util.Optional;

/// Which member of an archive is the program that is meant. Pure.
sealed interface Choice {
  int SHOWN_MAX = 5;

  /// The path of a plain file.
  record Found(String path) implements Choice {}

  /// Why it is none, or not one.
  record None(String why) implements Choice {}

  /// The one called `wanted`, where that is said; else the one called `usual`, else the only one
  /// that may be executed.
  static Choice among(List<Member> members, Optional<String> wanted, String usual) {
    if (wanted.isPresent()) {
      var named = called(wanted.get(), members);
      return named.isEmpty()
          ? new None("there is no '%s' in it, only %s".formatted(wanted.get(), shown(members)))
          : only(named);
    }
    var named = called(usual, members);
    if (!named.isEmpty()) {
      return only(named);
    }
    var programs =
        members.stream()
            .filter(member -> member instanceof PlainFile file && file.executable())
            .toList();
    return programs.size() == 1
        ? only(programs)
        : new None(
            "there is no '%s' in it, and %s may be executed"
                .formatted(usual, programs.isEmpty() ? "none" : shown(programs)));
  }

  /// The member at exactly this path; else those at it below some folder.
  private static List<Member> called(String path, List<Member> members) {
    var exact = members.stream().filter(member -> member.path().equals(path)).toList();
    return exact.isEmpty()
        ? members.stream()
            .filter(member -> !(member instanceof Folder) && member.path().endsWith("/" + path))
            .toList()
        : exact;
  }

  private static Choice only(List<Member> named) {
    if (named.size() > 1) {
      return new None("several could be meant: " + shown(named));
    }
    return switch (named.getFirst()) {
      case PlainFile(var path, _) -> new Found(path);
      case Folder(var path) -> new None("'%s' is a folder".formatted(path));
      case Member.Link(var path) -> new None("'%s' is a link".formatted(path));
    };
  }

  private static String shown(List<Member> members) {
    var files = members.stream().filter(member -> !(member instanceof Folder)).toList();
    var first = files.stream().limit(SHOWN_MAX).map(Member::path).toList();
    var text = String.join(", ", first);
    return files.size() > SHOWN_MAX
        ? "%s and %d more".formatted(text, files.size() - SHOWN_MAX)
        : text;
  }
}
