package dev.syncline.source.git;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Staging;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.Trees;
import dev.syncline.shared.repository.Allowance;
import dev.syncline.shared.repository.LimitedRepository;
import dev.syncline.shared.repository.Remote;
import dev.syncline.shared.repository.Remotes;
import dev.syncline.shared.repository.SizeExceeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/// Brings one commit's tree into staging, submodules included where wanted. The objects lie beside
/// the tree meanwhile, never in it, and are gone afterwards; after a failure staging is as empty as
/// before.
final class TreeFetch {
  private static final int DEPTH_MAX = 10;
  private static final int REPOSITORIES_MAX = 200;

  private final GitSettings settings;
  private final Remotes remotes;
  private final Staging staging;
  private final Path tree;
  private final Path objects;
  private final Allowance packed;
  private final Allowance unpacked;
  private int repositories;

  TreeFetch(GitSettings settings, Remotes remotes, Staging staging) {
    this.settings = settings;
    this.remotes = remotes;
    this.staging = staging;
    this.tree = staging.directory().resolve("tree");
    this.objects = staging.directory().resolve("objects");
    this.packed = new Allowance(settings.bytesMax());
    this.unpacked = new Allowance(settings.bytesMax());
  }

  /// The root of the tree.
  Path into(Remote remote, String ref, Revision revision)
      throws SyncException, InterruptedException {
    boolean whole = false;
    try {
      Files.createDirectory(objects);
      Files.createDirectory(tree);
      try (var repository = LimitedRepository.bare(objects.resolve("0"), packed)) {
        remote.bring(repository, ref, revision.value(), staging.progress());
        var root = new Commit(repository, ObjectId.fromString(revision.value()));
        write(root, settings.path().orElse(""), tree, remote, 0);
      }
      whole = true;
      return tree;
    } catch (SizeExceeded _) {
      throw SyncException.rejected(
          "SYN-GIT-SIZE",
          "fetching from " + remote.url(),
          "it unpacks to more than %,d bytes".formatted(settings.bytesMax()),
          "Raise max-size, or name a smaller path");
    } catch (IOException e) {
      throw disk(remote, e);
    } finally {
      sweep(whole);
    }
  }

  private void write(Commit commit, String path, Path into, Remote remote, int depth)
      throws SyncException, InterruptedException, IOException {
    var writer = new TreeWriter(commit.repository(), unpacked, remote.url().shown());
    var links = writer.write(commit.id(), path, into);
    if (!settings.submodules() || links.isEmpty()) {
      return;
    }
    if (depth == DEPTH_MAX) {
      throw refused(remote, "submodules are nested more than %d deep".formatted(DEPTH_MAX));
    }
    var addresses = Submodules.of(commit.repository(), commit.id());
    for (var link : links) {
      var named = addresses.url(link.path());
      if (named.isEmpty()) {
        throw refused(remote, ".gitmodules does not say where %s is".formatted(link.path()));
      }
      var there = remotes.at(remote.url().submodule(named.get()), settings.timeout());
      submodule(link, there, depth + 1);
    }
  }

  private void submodule(TreeWriter.Link link, Remote remote, int depth)
      throws SyncException, InterruptedException, IOException {
    if (++repositories > REPOSITORIES_MAX) {
      throw refused(remote, "there are more than %d submodules".formatted(REPOSITORIES_MAX));
    }
    var folder = objects.resolve(Integer.toString(repositories));
    try (var repository = LimitedRepository.bare(folder, packed)) {
      if (!remote.bringById(repository, link.commit(), staging.progress())) {
        tipOf(remote, repository, link.commit());
      }
      var commit = new Commit(repository, ObjectId.fromString(link.commit()));
      write(commit, "", link.folder(), remote, depth);
    }
  }

  /// A host that serves no ids by themselves may still have the commit as the tip of a branch or
  /// tag.
  private void tipOf(Remote remote, LimitedRepository repository, String commit)
      throws SyncException, InterruptedException {
    var tips = remote.refs(List.of("refs/heads/", "refs/tags/"));
    var tip = tips.stream().filter(ref -> ref.commit().equals(commit)).findFirst();
    if (tip.isEmpty()) {
      throw SyncException.rejected(
          "SYN-GIT-SUBMODULE",
          "fetching the submodule %s at %s".formatted(remote.url(), commit.substring(0, 7)),
          "no branch or tag there ends at that commit, and the host serves none by itself",
          "Tag that commit there, or allow reachable ids on that host");
    }
    remote.bring(repository, tip.get().name(), commit, staging.progress());
  }

  // What cannot be swept now goes with the whole of staging; that is no reason to refuse a good
  // tree.
  private void sweep(boolean whole) {
    try {
      if (Files.exists(objects)) {
        Trees.delete(objects);
      }
      if (!whole && Files.exists(tree)) {
        Trees.delete(tree);
      }
    } catch (IOException _) {
      // Said above.
    }
  }

  private static SyncException refused(Remote remote, String why) {
    return SyncException.rejected(
        "SYN-GIT-SUBMODULE",
        "fetching the submodules of " + remote.url(),
        why,
        "Turn submodules off, or repair them at the source");
  }

  private static SyncException disk(Remote remote, IOException failure) {
    return SyncException.passing(
        "SYN-GIT-DISK",
        "storing what came from " + remote.url(),
        DiskRefusal.words(failure),
        "Check the space and the rights of the state directory");
  }

  /// A commit and where its objects are.
  private record Commit(LimitedRepository repository, ObjectId id) {}
}
