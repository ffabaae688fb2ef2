package dev.syncline.source.release;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A list as a file, so that a new process asks "still the same?" instead of reading all of it
/// again. What cannot be read or written is no fault: it is asked for anew.
record KeptList(Path file, URI of) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FORM = 1;
  private static final long BYTES_MAX = 64L << 20;

  private record Kept(int form, URI of, List<Page> pages) {}

  List<Page> read() {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= BYTES_MAX) {
        var kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
        if (kept.form() == FORM && kept.of().equals(of)) {
          return kept.pages();
        }
      }
    } catch (IOException | JacksonException | IllegalArgumentException _) {
      // as if it were not there
    }
    return List.of();
  }

  void write(List<Page> pages) {
    try {
      Files.createDirectories(file.getParent());
      var bytes = JSON.writeValueAsBytes(new Kept(FORM, of, pages));
      new DurableFiles(FaultPoints.NONE).replace(file, bytes, "release.list");
    } catch (IOException | JacksonException _) {
      // the next process reads all of it again
    }
  }
}
