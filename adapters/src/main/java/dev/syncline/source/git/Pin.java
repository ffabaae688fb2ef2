package dev.syncline.source.git;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/// What a clone is kept at, as written into its own configuration (section `syncline`): a tag and
/// what it meant, a branch, or a commit.
record Pin(Kind kind, String name) {
  private static final String SECTION = "syncline";

  enum Kind {
    TAG,
    BRANCH,
    COMMIT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The ref at the remote; empty for a commit.
  Optional<String> ref() {
    return switch (kind) {
      case TAG -> Optional.of(Constants.R_TAGS + name);
      case BRANCH -> Optional.of(Constants.R_HEADS + name);
      case COMMIT -> Optional.empty();
    };
  }

  void write(Repository repository) throws IOException {
    var config = repository.getConfig();
    config.setString(SECTION, null, "kind", kind.word());
    config.setString(SECTION, null, "name", name);
    config.save();
  }

  /// What was recorded, or for a clone that git itself made: the branch it is on, else the commit.
  static Pin of(Repository repository) throws IOException {
    var config = repository.getConfig();
    var kind = config.getString(SECTION, null, "kind");
    var name = config.getString(SECTION, null, "name");
    for (var known : Kind.values()) {
      if (known.word().equals(kind) && name != null) {
        return new Pin(known, name);
      }
    }
    return followed(repository);
  }

  /// The remote's branch that the current one follows, else the commit that HEAD is at.
  static Pin followed(Repository repository) throws IOException {
    var config = repository.getConfig();
    var branch = repository.getFullBranch();
    if (branch != null && branch.startsWith(Constants.R_HEADS)) {
      var own = branch.substring(Constants.R_HEADS.length());
      var followed =
          config.getString(
              ConfigConstants.CONFIG_BRANCH_SECTION, own, ConfigConstants.CONFIG_KEY_MERGE);
      var there = followed == null ? own : followed.replaceFirst("^refs/heads/", "");
      return new Pin(Kind.BRANCH, there);
    }
    return new Pin(Kind.COMMIT, branch == null ? "" : branch);
  }
}
