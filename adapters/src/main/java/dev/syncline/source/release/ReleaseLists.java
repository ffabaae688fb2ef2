package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.HttpFetcher;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The lists of all repositories that syncs follow, each once.
public final class ReleaseLists {
  private final HttpFetcher fetcher;
  private final Connections connections;
  private final Optional<Path> folder;
  private final Pace pace;
  private final Ration ration;
  private final Map<URI, ReleaseList> byAddress = new HashMap<>(); // guarded by this

  /// `folder` is where lists are kept between two processes; empty to keep none.
  public ReleaseLists(
      HttpFetcher fetcher, Connections connections, Optional<Path> folder, Pace pace) {
    this.fetcher = fetcher;
    this.connections = connections;
    this.folder = folder;
    this.pace = pace;
    this.ration = new Ration(pace);
  }

  HttpFetcher fetcher() {
    return fetcher;
  }

  synchronized ReleaseList of(Where where) throws SyncException {
    var forge = forge(where);
    return byAddress.computeIfAbsent(forge.releases(), address -> list(forge, address));
  }

  private ReleaseList list(Forge forge, URI address) {
    var name = Digest.of(address.toString()).hex().substring(0, 32) + ".json";
    boolean isStranger = forge instanceof GitHub(_, var hasCredential) && !hasCredential;
    return new ReleaseList(
        forge,
        fetcher,
        folder.map(place -> new KeptList(place.resolve(name), address)),
        isStranger ? Optional.of(ration) : Optional.empty(),
        pace);
  }

  private Forge forge(Where where) throws SyncException {
    return switch (where) {
      case Where.OnGitHub(var repository) -> new GitHub(repository, isKnown(repository));
      case Where.OnGitLab(var repository) -> new GitLab(repository);
      case Where.OnGitea(var repository) -> new Gitea(repository);
      case Where.InFolder(var folder) -> StaticIndex.in(folder);
    };
  }

  private boolean isKnown(RepositoryUrl repository) throws SyncException {
    var api = URI.create(GitHub.api(repository));
    return connections.credentials().of(String.valueOf(api.getHost()), api.getPort()).isPresent();
  }
}
