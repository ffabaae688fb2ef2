package dev.syncline.target.directory;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.FileDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The content to be published as entries that have been checked.
record Incoming(List<Entry> entries) {
  static Incoming of(Content.Files content) throws SyncException {
    var entries =
        switch (content) {
          case Tree(_, var root) -> walk(root);
          case FileSet(_, var files) -> staged(files);
          case Artifact(_, var name, var digest, var file) ->
              List.<Entry>of(new Entry.RegularFile(name, file, true, Optional.of(digest)));
        };
    if (entries.size() > Walk.ENTRIES_MAX) {
      throw Problems.tooMany("publishing " + content.revision().shortened());
    }
    Names.check(entries);
    return new Incoming(entries);
  }

  /// What the tree will be. Reads the bytes whose digest nobody knows yet.
  Listing listing() throws SyncException {
    var byName = new TreeMap<String, Digest>();
    for (var entry : entries) {
      switch (entry) {
        case Entry.Link(var name, var target) -> byName.put(name, Entry.linkDigest(target));
        case Entry.RegularFile file -> byName.put(file.name(), digest(file));
      }
    }
    return new Listing(byName);
  }

  private static Digest digest(Entry.RegularFile file) throws SyncException {
    try {
      var bytes = file.known().isPresent() ? file.known().get() : FileDigests.of(file.file());
      return Entry.fileDigest(bytes, file.executable());
    } catch (IOException e) {
      throw Problems.disk("reading", file.file(), e);
    }
  }

  private static List<Entry> walk(Path root) throws SyncException {
    try {
      return Walk.of(root);
    } catch (IOException e) {
      throw Problems.disk("reading", root, e);
    }
  }

  private static List<Entry> staged(List<StagedFile> files) throws SyncException {
    var entries = new ArrayList<Entry>();
    for (var staged : files) {
      try {
        entries.add(
            new Entry.RegularFile(
                staged.name(),
                staged.file(),
                Walk.isExecutable(staged.file()),
                Optional.of(staged.digest())));
      } catch (IOException e) {
        throw Problems.disk("reading", staged.file(), e);
      }
    }
    return entries;
  }
}
