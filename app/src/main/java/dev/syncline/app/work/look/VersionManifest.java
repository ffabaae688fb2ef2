package dev.syncline.app.work.look;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Seed 001's `.version-manifest.json`. What stands in it for other subsystems, and what others
/// have put beside our own names, stays as it is.
final class VersionManifest {
  private static final long BYTES_MAX = 8L << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path path;
  private final DurableFiles files = new DurableFiles(FaultPoints.NONE);

  VersionManifest(Path path) {
    this.path = path;
  }

  /// One subsystem. Tags are empty where commits are tracked, the current ones where nothing is
  /// installed.
  record Subsystem(
      String name,
      String upstream,
      Optional<String> currentCommit,
      Optional<String> currentTag,
      Optional<String> latestCommit,
      Optional<String> latestTag,
      boolean updateAvailable,
      Optional<Instant> lastUpdated) {}

  /// Writes it as a whole or not at all.
  void write(List<Subsystem> subsystems, Instant lastCheck) throws SyncException {
    var manifest = read();
    manifest.put("last_check", seconds(lastCheck));
    var all =
        manifest.get("subsystems") instanceof ObjectNode there
            ? there
            : manifest.putObject("subsystems");
    for (var subsystem : subsystems) {
      var ours =
          all.get(subsystem.name()) instanceof ObjectNode there
              ? there
              : all.putObject(subsystem.name());
      fill(ours, subsystem);
    }
    var text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    try {
      files.replace(path, text.getBytes(StandardCharsets.UTF_8), "manifest");
    } catch (IOException e) {
      throw SyncException.passing(
              "SYN-MANIFEST-WRITE",
              "writing " + path,
              DiskRefusal.words(e),
              "Check that its folder is there and that you may write there")
          .causedBy(e);
    }
  }

  private static void fill(ObjectNode ours, Subsystem subsystem) {
    ours.put("name", subsystem.name());
    ours.put("upstream_repo", subsystem.upstream());
    put(ours, "current_commit", subsystem.currentCommit());
    put(ours, "current_tag", subsystem.currentTag());
    put(ours, "latest_commit", subsystem.latestCommit());
    put(ours, "latest_tag", subsystem.latestTag());
    ours.put("update_available", subsystem.updateAvailable());
    subsystem.lastUpdated().ifPresent(at -> ours.put("last_updated", seconds(at)));
  }

  private static void put(ObjectNode ours, String name, Optional<String> value) {
    if (value.isPresent()) {
      ours.put(name, value.get());
    } else {
      ours.remove(name);
    }
  }

  // Seed 001 writes whole seconds.
  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private ObjectNode read() throws SyncException {
    if (Files.notExists(path)) {
      return JSON.createObjectNode();
    }
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw unreadable("it is larger than 8 MiB", null);
      }
      JsonNode there = JSON.readTree(Files.readAllBytes(path));
      if (there instanceof ObjectNode manifest) {
        return manifest;
      }
      throw unreadable("it is not a JSON object", null);
    } catch (IOException e) {
      throw unreadable(DiskRefusal.words(e), e);
    } catch (JacksonException e) {
      throw unreadable("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private SyncException unreadable(String why, @Nullable Exception cause) {
    var refused =
        SyncException.rejected(
            "SYN-MANIFEST-READ",
            "reading " + path,
            why.lines().findFirst().orElse(""),
            "It is left as it is; mend it or move it away");
    return cause == null ? refused : refused.causedBy(cause);
  }
}
