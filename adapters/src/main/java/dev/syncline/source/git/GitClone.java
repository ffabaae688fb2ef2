package dev.syncline.source.git;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.Trees;
import dev.syncline.shared.repository.Allowance;
import dev.syncline.shared.repository.GitUrl;
import dev.syncline.shared.repository.LimitedRepository;
import dev.syncline.shared.repository.Remote;
import dev.syncline.shared.repository.RemoteRef;
import dev.syncline.shared.repository.Remotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;

/// Clones and pulls for people, without a git program: `clone URL PATH [VERSION]` makes an ordinary
/// working tree with a real `.git`, without history; `pull PATH` brings it up to what it is pinned
/// to.
public final class GitClone {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Remotes remotes;
  private final Duration timeout;
  private final long bytesMax;
  private final Progress progress;

  public GitClone(Remotes remotes, Duration timeout, long bytesMax, Progress progress) {
    this.remotes = remotes;
    this.timeout = timeout;
    this.bytesMax = bytesMax;
    this.progress = progress;
  }

  /// Makes a clone at `path`, which is not there or empty, of a tag, a branch or a whole commit id
  /// (looked for in this order), else of the remote's own branch. Records which. A failure leaves
  /// nothing behind.
  public Revision clone(String url, Path path, Optional<String> version)
      throws SyncException, InterruptedException {
    var remote = remotes.at(GitUrl.parse(url), timeout);
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (there) {
      requireEmpty(path);
    }
    boolean whole = false;
    try {
      var wanted = wanted(remote, version);
      Files.createDirectories(path);
      try (var repository = LimitedRepository.withFiles(path, true, new Allowance(bytesMax))) {
        new Checkout(repository, remote, progress).first(wanted.pin(), wanted.commit());
      }
      whole = true;
      return new Revision(wanted.commit());
    } catch (IOException e) {
      throw failed("cloning %s to %s".formatted(remote.url(), path), e);
    } finally {
      if (!whole) {
        sweep(path, there);
      }
    }
  }

  /// Brings the clone at `path` up to what it is pinned to, or says why there is nothing to do. A
  /// branch that was force-pushed is taken as it is now; a tag that moved is reported and not
  /// followed. Rejected, with a list, where edits or commits of the user would be lost.
  public Pull pull(Path path) throws SyncException, InterruptedException {
    if (!Files.isDirectory(path.resolve(Constants.DOT_GIT))) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-A-CLONE",
          "pulling " + path,
          "there is no .git folder in it",
          "Name the folder of a clone; syncline clone URL PATH makes one");
    }
    try (var repository = LimitedRepository.withFiles(path, false, new Allowance(bytesMax))) {
      var url = repository.getConfig().getString("remote", Constants.DEFAULT_REMOTE_NAME, "url");
      if (url == null) {
        return new Pull.Nothing("this clone has no remote named origin");
      }
      var remote = remotes.at(GitUrl.parse(url), timeout);
      return new Puller(repository, remote, new Checkout(repository, remote, progress))
          .pull(Pin.of(repository));
    } catch (IOException e) {
      throw failed("pulling " + path, e);
    }
  }

  private record Wanted(Pin pin, String commit) {}

  private static Wanted wanted(Remote remote, Optional<String> version)
      throws SyncException, InterruptedException {
    if (version.isEmpty()) {
      return head(remote);
    }
    var name = version.get();
    var plain = name.replaceFirst("^refs/(heads|tags)/", "");
    var tag = Constants.R_TAGS + plain;
    var branch = Constants.R_HEADS + plain;
    var refs = remote.refs(List.of(tag, branch));
    var tagged = refs.stream().filter(ref -> ref.name().equals(tag)).findFirst();
    if (tagged.isPresent() && !name.startsWith(Constants.R_HEADS)) {
      return new Wanted(new Pin(Pin.Kind.TAG, plain), tagged.get().commit());
    }
    var branched = refs.stream().filter(ref -> ref.name().equals(branch)).findFirst();
    if (branched.isPresent() && !name.startsWith(Constants.R_TAGS)) {
      return new Wanted(new Pin(Pin.Kind.BRANCH, plain), branched.get().commit());
    }
    if (COMMIT.matcher(name).matches()) {
      return new Wanted(new Pin(Pin.Kind.COMMIT, name), name);
    }
    throw SyncException.rejected(
        "SYN-GIT-NOT-FOUND",
        "cloning %s at %s".formatted(remote.url(), name),
        "there is no such tag or branch",
        "Name a tag, a branch or all 40 digits of a commit");
  }

  private static Wanted head(Remote remote) throws SyncException, InterruptedException {
    var head =
        remote.refs(List.of(Constants.HEAD)).stream()
            .filter(ref -> ref.name().equals(Constants.HEAD))
            .findFirst();
    var branch = head.flatMap(RemoteRef::target);
    if (head.isEmpty()) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-FOUND",
          "cloning " + remote.url(),
          "the repository has no commit on its own branch yet",
          "Push a first commit, or name a branch");
    }
    var commit = head.get().commit();
    var pin =
        branch
            .map(ref -> new Pin(Pin.Kind.BRANCH, ref.substring(Constants.R_HEADS.length())))
            .orElse(new Pin(Pin.Kind.COMMIT, commit));
    return new Wanted(pin, commit);
  }

  private static void requireEmpty(Path path) throws SyncException {
    try (var entries = Files.newDirectoryStream(path)) {
      if (entries.iterator().hasNext()) {
        throw SyncException.rejected(
            "SYN-GIT-NOT-EMPTY",
            "cloning to " + path,
            "the folder is not empty",
            "Name a folder that is not there yet, or pull if this is a clone already");
      }
    } catch (IOException e) {
      throw failed("cloning to " + path, e);
    }
  }

  /// The folder goes too unless it was there before.
  private static void sweep(Path path, boolean keep) throws SyncException {
    if (!Files.exists(path)) {
      return;
    }
    try {
      if (!keep) {
        Trees.delete(path);
        return;
      }
      try (var entries = Files.newDirectoryStream(path)) {
        for (var entry : entries) {
          Trees.delete(entry);
        }
      }
    } catch (IOException e) {
      throw failed("removing the half-made clone " + path, e);
    }
  }

  private static SyncException failed(String what, IOException failure) {
    return SyncException.passing(
        "SYN-GIT-DISK",
        what,
        DiskRefusal.words(failure),
        "Check the space and the rights there, and try again");
  }
}
