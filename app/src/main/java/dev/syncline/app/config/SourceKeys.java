package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.core.policy.Track;
import dev.syncline.core.version.VersionRange;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The keys of one entry of `source:`.
final class SourceKeys {
  private static final Key<String> GIT_URL =
      Key.required(
          "url",
          Forms.text("an address of a git repository", GitAddress::check),
          "https, ssh, git@host:path, file, or a path");
  private static final Key<Track> TRACK =
      Key.optional(
          "track",
          Forms.choice(Track.class),
          "tags or commits; by default tags where there is a range, else commits");
  private static final Key<String> BRANCH =
      Key.optional(
          "branch",
          Forms.text("a branch", SourceKeys::branch),
          "whose commits are followed; by default the remote's own");
  private static final Key<VersionRange> RANGE =
      Key.optional(
          "range",
          Forms.text("a range of versions", VersionRange::parse),
          "which versions are welcome, such as >=2.10 <3");
  private static final Key<String> TREE_PATH =
      Key.optional(
          "path",
          Forms.text("a folder in the tree", SourceKeys::inside),
          "only this folder of the tree");
  private static final Key<Boolean> SUBMODULES =
      Key.withDefault(
          "submodules",
          Forms.FLAG,
          SourceSection.Git.SUBMODULES_DEFAULT,
          "whether submodules are brought along");
  private static final Key<Long> GIT_MAX =
      Key.withDefault(
          "max-size", Forms.SIZE, SourceSection.Git.BYTES_MAX_DEFAULT, "what is brought at most");
  private static final Section GIT =
      Section.of("a map with url", GIT_URL, TRACK, BRANCH, RANGE, TREE_PATH, SUBMODULES, GIT_MAX);

  private static final Key<URI> HTTP_URL =
      Key.required("url", Forms.address("https", "http"), "the address of the file");
  private static final Key<String> AS =
      Key.optional(
          "as",
          Forms.text("a file name", SourceKeys::fileName),
          "the file's name; by default the last part of the address");
  private static final Key<Long> HTTP_MAX =
      Key.withDefault(
          "max-size", Forms.SIZE, SourceSection.Http.BYTES_MAX_DEFAULT, "what is brought at most");
  private static final Section HTTP =
      Section.of(
          "a map with url",
          HTTP_URL,
          AS,
          HTTP_MAX,
          Key.later("probe", "where a service says when it changed"),
          Key.later("items", "records of a service"));

  private static final Key<Fields> GIT_KEY = Key.optional("git", GIT, "a git repository");
  private static final Key<Fields> HTTP_KEY = Key.optional("http", HTTP, "one file at an address");
  private static final Key<Fields> RELEASE_KEY =
      Key.optional("release", ReleaseKeys.RELEASE, "releases of a forge");
  private static final Key<Boolean> NOTIFY_ONLY =
      Key.withDefault(
          "notify-only", Forms.FLAG, false, "looked at and told about, never taken from");

  static final Section SOURCE =
      Section.of(
              "a map with one kind of source, such as git",
              GIT_KEY,
              HTTP_KEY,
              RELEASE_KEY,
              NOTIFY_ONLY,
              Key.later("agentsview", "the sessions of agentsview come later"),
              Key.later("committed", "what another sync committed comes later"))
          .exactlyOne("git", "http", "release", "agentsview", "committed");

  private SourceKeys() {}

  /// Empty where keys do not go together, which `reading` is told.
  static Optional<SourceSection> read(Fields fields, Reading reading) {
    boolean notifyOnly = fields.get(NOTIFY_ONLY);
    return fields
        .find(GIT_KEY)
        .<SourceSection>flatMap(git -> git(git, notifyOnly, reading))
        .or(() -> fields.find(HTTP_KEY).flatMap(http -> http(http, notifyOnly, reading)))
        .or(() ->
            fields
                .find(RELEASE_KEY)
                .flatMap(release -> ReleaseKeys.read(release, notifyOnly, reading)));
  }

  private static Optional<SourceSection.Git> git(Fields git, boolean notifyOnly, Reading reading) {
    var track = git.find(TRACK).orElse(git.has(RANGE) ? Track.TAGS : Track.COMMITS);
    int before = reading.problems().count();
    if (track == Track.RELEASES) {
      reading
          .problems()
          .error(
              git.valuePlace(TRACK),
              "SYN-CONFIG-LATER",
              "'releases' is not in this version yet",
              "use track: tags, or source: release:");
    }
    if (track == Track.TAGS && git.has(BRANCH)) {
      reading.conflict(
          git.place(BRANCH),
          git.has(TRACK) ? "a branch is for track: commits" : "branch and range do not go together",
          "a range is for tags, a branch for commits");
    }
    if (track == Track.COMMITS && git.has(RANGE)) {
      reading.conflict(
          git.place(RANGE), "a range is for track: tags", "take range or track: commits out");
    }
    if (reading.problems().count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceSection.Git(
            GitAddress.resolved(git.get(GIT_URL), reading.folders()),
            track,
            git.find(BRANCH),
            git.find(RANGE),
            git.find(TREE_PATH),
            git.get(SUBMODULES),
            git.get(GIT_MAX),
            notifyOnly));
  }

  private static Optional<SourceSection.Http> http(
      Fields http, boolean notifyOnly, Reading reading) {
    var url = http.get(HTTP_URL);
    if (!OpenAddress.isIn(http, HTTP_URL, reading)) {
      return Optional.empty();
    }
    var path = url.getPath() == null ? "" : url.getPath();
    var name = http.find(AS).orElse(path.substring(path.lastIndexOf('/') + 1));
    if (!isFileName(name)) {
      reading.conflict(
          http.valuePlace(HTTP_URL), "the address ends without a file name", "add as: NAME");
      return Optional.empty();
    }
    return Optional.of(new SourceSection.Http(url, name, http.get(HTTP_MAX), notifyOnly));
  }

  private static boolean isFileName(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  private static String fileName(String text) {
    if (!isFileName(text)) {
      throw new IllegalArgumentException("a plain name without a folder, like models.json");
    }
    return text;
  }

  private static String inside(String text) {
    var parts = List.of(text.split("/", -1));
    if (text.isBlank() || text.startsWith("/") || parts.contains("..") || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a relative path without .., like deploy/prod");
    }
    return text;
  }

  private static String branch(String text) {
    if (text.isBlank()
        || text.startsWith("-")
        || text.contains("..")
        || text.chars().anyMatch(c -> c <= ' ' || "~^:?*[\\".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("a name as git has it, like main");
    }
    return text;
  }
}
