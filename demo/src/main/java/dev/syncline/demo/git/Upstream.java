package dev.syncline.demo.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.jspecify.annotations.Nullable;

/// A bare repository as its owners change it: commits, tags that are made, moved and deleted,
/// branches that are force-pushed. Ids go in and out as 40 hex digits. Used by one thread at a
/// time.
public final class Upstream implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final Repository repository;
  private int changes; // one more second per commit or tag, so that no two are alike

  private Upstream(Repository repository) {
    this.repository = repository;
  }

  /// A new one, whose HEAD names `main`; it offers filters and serves any id by itself.
  public static Upstream create(Path directory) throws IOException {
    var made = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    made.create(true);
    var upstream = new Upstream(made);
    upstream.head("main");
    upstream.say("uploadpack", "allowFilter", true);
    upstream.say("uploadpack", "allowAnySHA1InWant", true);
    upstream.say("http", "receivepack", true);
    upstream.say(ConfigConstants.CONFIG_GC_SECTION, "auto", false);
    return upstream;
  }

  /// From now on only what a branch or tag names is served.
  public Upstream refuseIds() throws IOException {
    say("uploadpack", "allowAnySHA1InWant", false);
    return this;
  }

  public Upstream refuseFilters() throws IOException {
    say("uploadpack", "allowFilter", false);
    return this;
  }

  /// `items` on top of what `branch` holds; makes the branch if there is none. The new commit.
  public String commit(String branch, Item... items) throws IOException {
    var parent = repository.resolve(Constants.R_HEADS + branch);
    return advance(branch, parent, tree(parent, Arrays.asList(items)));
  }

  /// Like [#commit] on top of `parent`, whatever the branch held: a force-push.
  public String forcePush(String branch, String parent, Item... items) throws IOException {
    var onto = ObjectId.fromString(parent);
    return advance(branch, onto, tree(onto, Arrays.asList(items)));
  }

  /// A commit whose root holds these names exactly, legal or not.
  public String commitRaw(String branch, Map<String, String> files) throws IOException {
    try (var inserter = repository.newObjectInserter()) {
      var tree = new TreeFormatter();
      for (var file : files.entrySet()) {
        var text = file.getValue().getBytes(StandardCharsets.UTF_8);
        var blob = inserter.insert(Constants.OBJ_BLOB, text);
        tree.append(file.getKey().getBytes(StandardCharsets.UTF_8), FileMode.REGULAR_FILE, blob);
      }
      var id = inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
      inserter.flush();
      return advance(branch, repository.resolve(Constants.R_HEADS + branch), id);
    }
  }

  /// A lightweight tag, made or moved.
  public void tag(String name, String commit) throws IOException {
    point(Constants.R_TAGS + name, ObjectId.fromString(commit));
  }

  /// Many lightweight tags at once.
  public void tags(Collection<String> names, String commit) throws IOException {
    var batch = repository.getRefDatabase().newBatchUpdate().setAllowNonFastForwards(true);
    var id = ObjectId.fromString(commit);
    for (var name : names) {
      batch.addCommand(new ReceiveCommand(ObjectId.zeroId(), id, Constants.R_TAGS + name));
    }
    try (var walk = new RevWalk(repository)) {
      batch.execute(walk, org.eclipse.jgit.lib.NullProgressMonitor.INSTANCE);
    }
  }

  /// An annotated tag, made or moved. The id of the tag object, which is not the commit's.
  public String annotate(String name, String commit) throws IOException {
    var tag = new TagBuilder();
    tag.setTag(name);
    tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
    tag.setTagger(person());
    tag.setMessage("Release " + name + "\n");
    try (var inserter = repository.newObjectInserter()) {
      var id = inserter.insert(tag);
      inserter.flush();
      point(Constants.R_TAGS + name, id);
      return id.name();
    }
  }

  public void deleteTag(String name) throws IOException {
    var update = repository.updateRef(Constants.R_TAGS + name);
    update.setForceUpdate(true);
    update.delete();
  }

  /// A branch, made or moved to `commit`, whether that comes after what it held or not.
  public void branch(String name, String commit) throws IOException {
    point(Constants.R_HEADS + name, ObjectId.fromString(commit));
  }

  /// Which branch a clone gets that names none.
  public void head(String branch) throws IOException {
    repository.updateRef(Constants.HEAD, false).link(Constants.R_HEADS + branch);
  }

  public Path directory() {
    return repository.getDirectory().toPath();
  }

  @Override
  public void close() {
    repository.close();
  }

  private void say(String section, String name, boolean value) throws IOException {
    if (section.equals(ConfigConstants.CONFIG_GC_SECTION)) {
      repository.getConfig().setInt(section, null, name, value ? 1 : 0);
    } else {
      repository.getConfig().setBoolean(section, null, name, value);
    }
    repository.getConfig().save();
  }

  private String advance(String branch, @Nullable ObjectId parent, ObjectId tree)
      throws IOException {
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(person());
    commit.setCommitter(person());
    commit.setMessage("Change " + changes + "\n");
    try (var inserter = repository.newObjectInserter()) {
      var id = inserter.insert(commit);
      inserter.flush();
      point(Constants.R_HEADS + branch, id);
      return id.name();
    }
  }

  private ObjectId tree(@Nullable ObjectId parent, Collection<Item> items) throws IOException {
    try (var inserter = repository.newObjectInserter();
        var walk = new RevWalk(repository)) {
      var index = DirCache.newInCore();
      if (parent != null) {
        index = DirCache.read(walk.getObjectReader(), walk.parseCommit(parent).getTree());
      }
      var editor = index.editor();
      for (var item : items) {
        editor.add(edit(item, inserter));
      }
      editor.finish();
      var id = index.writeTree(inserter);
      inserter.flush();
      return id;
    }
  }

  private static PathEdit edit(Item item, ObjectInserter inserter) throws IOException {
    return switch (item) {
      case Item.File file ->
          new Setting(
              file.path(),
              file.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE,
              inserter.insert(Constants.OBJ_BLOB, file.bytes()));
      case Item.Link link ->
          new Setting(
              link.path(),
              FileMode.SYMLINK,
              inserter.insert(Constants.OBJ_BLOB, link.target().getBytes(StandardCharsets.UTF_8)));
      case Item.Submodule submodule ->
          new Setting(submodule.path(), FileMode.GITLINK, ObjectId.fromString(submodule.commit()));
      case Item.Removed removed -> new DeletePath(removed.path());
    };
  }

  private void point(String ref, ObjectId id) throws IOException {
    var update = repository.updateRef(ref);
    update.setNewObjectId(id);
    var result = update.forceUpdate();
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      default -> throw new IOException(ref + " was not moved: " + result);
    }
  }

  private PersonIdent person() {
    changes++;
    return new PersonIdent(
        "Upstream", "upstream@example.org", START.plusSeconds(changes), ZoneOffset.UTC);
  }

  private static final class Setting extends PathEdit {
    private final FileMode mode;
    private final ObjectId id;

    Setting(String path, FileMode mode, ObjectId id) {
      super(path);
      this.mode = mode;
      this.id = id;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      entry.setFileMode(mode);
      entry.setObjectId(id);
    }
  }
}
