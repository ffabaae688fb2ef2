package dev.syncline.source.release;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.trust.Checksums;
import dev.syncline.shared.trust.Contradiction;
import dev.syncline.shared.wire.Fetched;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.HttpGet;
import dev.syncline.shared.wire.Validators;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Which bytes an asset has: by its forge, else by a checksum file in the same release. Such a file
/// is asked for anew at each look, which costs little where it has not changed.
final class Digests {
  private static final List<String> SUMS =
      List.of("SHA256SUMS", "SHA256SUMS.txt", "sha256sum.txt", "checksums.txt", "sha256sums.txt");
  private static final long BYTES_MAX = 1 << 20;
  private static final int KNOWN_MAX = 200;

  private final HttpFetcher fetcher;
  private final Forge forge;
  private final LinkedHashMap<Asset, Known> known = new LinkedHashMap<>(); // guarded by this

  private record Known(String text, Optional<Validators> validators) {}

  Digests(HttpFetcher fetcher, Forge forge) {
    this.fetcher = fetcher;
    this.forge = forge;
  }

  /// Empty where nothing names them, or a checksum file contradicts itself.
  Optional<Digest> of(Release release, Asset asset) throws SyncException, InterruptedException {
    if (asset.digest().isPresent()) {
      return asset.digest();
    }
    var names = new ArrayList<String>();
    names.add(asset.name() + ".sha256");
    names.addAll(SUMS);
    for (var name : names) {
      var sums = release.asset(name);
      if (sums.isPresent()) {
        var digest = named(text(sums.get()), sums.get(), asset.name());
        if (digest.isPresent()) {
          return digest;
        }
      }
    }
    return Optional.empty();
  }

  private synchronized String text(Asset sums) throws SyncException, InterruptedException {
    var before = Optional.ofNullable(known.get(sums));
    var get =
        new HttpGet(sums.uri(), forge.assetHeaders(), before.flatMap(Known::validators), BYTES_MAX);
    var bytes = new ByteArrayOutputStream();
    return switch (fetcher.get(get, bytes, Progress.NONE)) {
      case Fetched.NotModified _ -> before.orElseThrow().text();
      case Fetched.Body body -> {
        var text = bytes.toString(StandardCharsets.UTF_8);
        remember(sums, new Known(text, body.validators()));
        yield text;
      }
    };
  }

  private void remember(Asset sums, Known text) {
    known.put(sums, text);
    if (known.size() > KNOWN_MAX) {
      known.pollFirstEntry();
    }
  }

  private static Optional<Digest> named(String text, Asset sums, String name) {
    try {
      return Checksums.parse(text, name)
          .filter(_ -> sums.name().startsWith(name) || !text.strip().matches("\\S+"));
    } catch (Contradiction _) {
      return Optional.empty();
    }
  }
}
