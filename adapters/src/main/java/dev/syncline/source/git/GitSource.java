package dev.syncline.source.git;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.shared.repository.Ancestry;
import dev.syncline.shared.repository.GitUrl;
import dev.syncline.shared.repository.Remote;
import dev.syncline.shared.repository.RemoteRef;
import dev.syncline.shared.repository.Remotes;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/// The tags of a repository, or the tip of one of its branches; and the tree of exactly one commit,
/// without history and without `.git`. Asks with one listing of refs; moves objects only when a
/// branch moved, and then commits alone, to tell whether it was rewound.
public final class GitSource implements Source<Content.Tree> {
  private static final String TAGS = "refs/tags/";
  private static final String HEADS = "refs/heads/";

  private final GitSettings settings;
  private final Remotes remotes;
  private final GitUrl url;
  private final Origin origin;

  /// Asks nobody yet. Rejected (`SYN-GIT-URL`) if the address is none.
  public GitSource(GitSettings settings, Remotes remotes) throws SyncException {
    this.settings = settings;
    this.remotes = remotes;
    this.url = GitUrl.parse(settings.url());
    this.origin = url.origin();
  }

  @Override
  public Kind<Content.Tree> offers() {
    return Kind.TREE;
  }

  @Override
  public List<Origin> origins() {
    return List.of(origin);
  }

  @Override
  public Detection detect(Optional<Watermark> last) throws SyncException, InterruptedException {
    return switch (settings.track()) {
      case TAGS -> new Detection.Moved(tags(), Optional.empty());
      case COMMITS -> tip(last.filter(mark -> mark.origin().equals(origin)));
      case RELEASES -> throw new IllegalStateException("settings refuse releases");
    };
  }

  private List<Candidate> tags() throws SyncException, InterruptedException {
    return remote().refs(List.of(TAGS)).stream()
        .map(ref -> candidate(ref.name().substring(TAGS.length()), ref.commit()))
        .toList();
  }

  private Detection tip(Optional<Watermark> last) throws SyncException, InterruptedException {
    var branch = branch();
    var now = candidate(branch.name().substring(HEADS.length()), branch.commit());
    if (last.isEmpty()) {
      return new Detection.Moved(List.of(now), Optional.empty());
    }
    var applied = last.get().revision();
    if (applied.equals(now.revision())) {
      return new Detection.Unchanged(applied);
    }
    var answer = new Ancestry(remote()).of(branch.name(), applied.value());
    return answer == Ancestry.Answer.LOST
        ? new Detection.Rewound(applied, now)
        : new Detection.Moved(List.of(now), Optional.empty());
  }

  private RemoteRef branch() throws SyncException, InterruptedException {
    var name = settings.branch().map(branch -> HEADS + branch);
    var refs = remote().refs(List.of(name.orElse("HEAD")));
    var found = refs.stream().filter(ref -> ref.name().equals(name.orElse("HEAD"))).findFirst();
    if (found.isEmpty()) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-FOUND",
          "reading %s of %s".formatted(settings.branch().orElse("the branch"), url),
          name.isPresent() ? "there is no such branch" : "the repository has no branch yet",
          "Check the branch's name, or push a first commit");
    }
    return found.get().target().map(target -> named(found.get(), target)).orElse(found.get());
  }

  private static RemoteRef named(RemoteRef head, String target) {
    return new RemoteRef(target, head.id(), head.commit(), Optional.empty());
  }

  private Candidate candidate(String name, String commit) {
    return Candidate.of(origin, name, new Revision(commit));
  }

  @Override
  public Content.Tree fetch(Candidate decided, Staging staging)
      throws SyncException, InterruptedException {
    requireWhole(decided);
    var ref = (settings.track() == Track.TAGS ? TAGS : HEADS) + decided.name();
    var root = new TreeFetch(settings, remotes, staging).into(remote(), ref, decided.revision());
    return new Content.Tree(decided.revision(), root);
  }

  /// Of a binary that was found in place only the first digits of its commit may be known, and what
  /// they mean there is not on offer: nobody can ask for that.
  private void requireWhole(Candidate decided) throws SyncException {
    if (!ObjectId.isId(decided.revision().value())) {
      throw SyncException.rejected(
          "SYN-GIT-NOT-FOUND",
          "fetching %s from %s".formatted(decided.label(), remote().url()),
          "of its commit only '%s' is known".formatted(decided.revision().shortened()),
          "Approve or pin a version that is on offer");
    }
  }

  private Remote remote() {
    return remotes.at(url, settings.timeout());
  }
}
