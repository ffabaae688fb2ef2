package dev.syncline.shared.repository;

import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/// One repository somewhere else. Each method is one conversation: bounded in time, counted in the
/// host's budget, ended by an interrupt.
public final class Remote {
  private static final long REFS_BYTES_MAX = 64L << 20;
  private static final int REFS_MAX = 500_000;
  private static final int DEPTH_MAX = Integer.MAX_VALUE;

  private final Remotes remotes;
  private final GitUrl url;
  private final Duration within;

  Remote(Remotes remotes, GitUrl url, Duration within) {
    this.remotes = remotes;
    this.url = url;
    this.within = within;
  }

  public GitUrl url() {
    return url;
  }

  /// The refs whose names begin with one of `prefixes`, in the remote's order; annotated tags
  /// peeled. No object is moved and nothing written to disk.
  public List<RemoteRef> refs(List<String> prefixes) throws SyncException, InterruptedException {
    try (var conversation = conversation(REFS_BYTES_MAX);
        var nothing = scratch()) {
      var faults = new GitFaults(conversation, "listing the refs of");
      try {
        open(conversation, nothing);
        try (var connection =
            conversation.transport().openFetch(List.of(), prefixes.toArray(String[]::new))) {
          return named(connection.getRefs(), prefixes, faults);
        }
      } catch (IOException e) {
        throw faults.of(e);
      }
    }
  }

  private static List<RemoteRef> named(
      Collection<Ref> refs, List<String> prefixes, GitFaults faults) throws SyncException {
    if (refs.size() > REFS_MAX) {
      throw faults.tooLarge();
    }
    return refs.stream()
        .filter(ref -> ref.getObjectId() != null)
        .filter(ref -> prefixes.stream().anyMatch(ref.getName()::startsWith))
        .map(RemoteRef::of)
        .toList();
  }

  /// Brings `commit` and its tree, and nothing older, into `into`: as what `ref` names now if that
  /// is the same, else by its id. Transient (`SYN-GIT-MOVED`) if neither works; never another
  /// commit.
  public void bring(LimitedRepository into, String ref, String commit, Progress progress)
      throws SyncException, InterruptedException {
    var wanted = ObjectId.fromString(commit);
    if (!ask(into, Optional.of(ref), wanted, progress)
        && !ask(into, Optional.empty(), wanted, progress)) {
      throw moved(ref, commit);
    }
  }

  /// Like [#bring], by id alone. False if the remote does not serve that id by itself.
  public boolean bringById(LimitedRepository into, String commit, Progress progress)
      throws SyncException, InterruptedException {
    return ask(into, Optional.empty(), ObjectId.fromString(commit), progress);
  }

  /// Whether `commit` came: asks for what `ref` names, or for the id itself.
  private boolean ask(
      LimitedRepository into, Optional<String> ref, ObjectId commit, Progress progress)
      throws SyncException, InterruptedException {
    try (var conversation = conversation(Long.MAX_VALUE)) {
      var faults = new GitFaults(conversation, "fetching from");
      try {
        var transport = open(conversation, into);
        if (!hasWholeHistory(into)) {
          transport.setDepth(1);
        }
        var name = ref.orElse("HEAD");
        try (var connection = conversation.transport().openFetch(List.of(), name)) {
          var want = ref.isEmpty() ? byId(commit) : meaning(connection.getRef(name), commit);
          if (want == null) {
            return false;
          }
          return receive(conversation, connection, want, progress)
              && into.getObjectDatabase().has(commit);
        }
      } catch (IOException e) {
        throw faults.of(e);
      }
    }
  }

  /// A clone with all of its history keeps it whole; everything else goes without.
  private static boolean hasWholeHistory(LimitedRepository into) throws IOException {
    return into.resolve("HEAD") != null && into.getObjectDatabase().getShallowCommits().isEmpty();
  }

  /// `ref` if it still leads to `commit`.
  private static @Nullable Ref meaning(@Nullable Ref ref, ObjectId commit) {
    boolean same = ref != null && commit.name().equals(RemoteRef.of(ref).commit());
    return same ? ref : null;
  }

  private static Ref byId(ObjectId commit) {
    return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, commit.name(), commit);
  }

  /// False if the remote answered that it will not; other failures are thrown.
  private boolean receive(
      Conversation conversation, FetchConnection connection, Ref want, Progress progress)
      throws IOException {
    try {
      var monitor = new Receiving(conversation, progress);
      connection.fetch(monitor, List.of(want), Set.of());
      if (conversation.isCancelled()) {
        throw new java.io.InterruptedIOException("it took too long");
      }
      return true;
    } catch (IOException e) {
      boolean refused =
          conversation.status() < 400
              && !conversation.isCancelled()
              && !GitFaults.isTooLarge(e)
              && !GitFaults.isUnreachable(e)
              && !isLocal(e);
      if (refused) {
        return false;
      }
      throw e;
    } finally {
      for (var lock : connection.getPackLocks()) {
        lock.unlock();
      }
    }
  }

  private static boolean isLocal(IOException failure) {
    return failure.getCause() instanceof java.nio.file.FileSystemException;
  }

  /// Brings the commits behind `ref`, the newest `depth` of them or all, without trees where
  /// `commitsOnly`. False if the remote cannot or the history is larger than `into` may hold.
  boolean history(LimitedRepository into, String ref, int depth, boolean commitsOnly)
      throws SyncException, InterruptedException {
    try (var conversation = conversation(Long.MAX_VALUE)) {
      var faults = new GitFaults(conversation, "reading the history of");
      try {
        var transport = open(conversation, into);
        if (depth < DEPTH_MAX) {
          transport.setDepth(depth);
        }
        if (commitsOnly) {
          transport.setFilterSpec(FilterSpec.fromFilterLine("tree:0"));
        }
        try (var connection = transport.openFetch(List.of(), ref)) {
          var want = connection.getRef(ref);
          return want != null && receive(conversation, connection, want, Progress.NONE);
        }
      } catch (IOException e) {
        if (GitFaults.isTooLarge(e)) {
          return false;
        }
        throw faults.of(e);
      }
    }
  }

  private SyncException moved(String ref, String commit) {
    return SyncException.passing(
        "SYN-GIT-MOVED",
        "fetching %s of %s".formatted(commit.substring(0, 7), url),
        "%s means something else by now, and the host does not serve that commit by itself"
            .formatted(ref),
        "Nothing to do: looked at again");
  }

  private Conversation conversation(long bytesMax) {
    var connections = remotes.connections();
    return new Conversation(url, connections, connections.pace().now().plus(within), bytesMax);
  }

  private Transport open(Conversation conversation, @Nullable Repository local)
      throws SyncException, InterruptedException, IOException {
    SshSessionFactory ssh = null;
    if (url.scheme() == GitUrl.Scheme.SSH) {
      ssh = SshFactory.of(conversation, SshFactory.key(conversation));
    }
    var http = new HttpFactory(conversation, remotes.tls());
    var uri = url.forJGit();
    if (ssh != null) {
      uri = uri.setUser(url.user().orElse(SshFactory.key(conversation).user()));
    }
    var place = remotes.connections().budget().enter(url.budgetName());
    try {
      var transport = local == null ? Transport.open(uri) : Transport.open(local, uri);
      conversation.begin(transport, ssh, place);
      conversation.equip(transport, http, ssh);
      return transport;
    } catch (IOException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /// JGit needs a repository to speak ssh, even to list refs: one in memory.
  private @Nullable Repository scratch() {
    return url.scheme() == GitUrl.Scheme.SSH
        ? new InMemoryRepository(new DfsRepositoryDescription("refs"))
        : null;
  }
}
