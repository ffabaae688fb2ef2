package dev.syncline.shared.repository;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/// A repository on disk into which no more can be fetched than an allowance holds, whichever way it
/// comes: every transport of JGit writes through the pack parser that is made here.
public final class LimitedRepository extends FileRepository {
  private final Allowance allowance;

  private LimitedRepository(BaseRepositoryBuilder<?, ?> builder, Allowance allowance)
      throws IOException {
    super(builder);
    this.allowance = allowance;
  }

  /// A new, empty and bare one at `directory`.
  public static LimitedRepository bare(Path directory, Allowance allowance) throws IOException {
    OwnConfiguration.install();
    var builder = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().setup();
    var repository = new LimitedRepository(builder, allowance);
    repository.create(true);
    return repository;
  }

  /// The one whose files lie at `directory`; with `create` a new one.
  public static LimitedRepository withFiles(Path directory, boolean create, Allowance allowance)
      throws IOException {
    OwnConfiguration.install();
    var folder = directory.resolve(".git");
    var builder =
        new FileRepositoryBuilder()
            .setGitDir(folder.toFile())
            .setWorkTree(new File(directory.toString()))
            .setMustExist(!create)
            .setup();
    var repository = new LimitedRepository(builder, allowance);
    if (create) {
      repository.create(false);
    }
    return repository;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    return new Limiting(super.newObjectInserter());
  }

  private final class Limiting extends ObjectInserter.Filter {
    private final ObjectInserter inner;

    Limiting(ObjectInserter inner) {
      this.inner = inner;
    }

    @Override
    protected ObjectInserter delegate() {
      return inner;
    }

    @Override
    public PackParser newPackParser(InputStream from) throws IOException {
      var parser = inner.newPackParser(allowance.counting(from));
      parser.setMaxObjectSizeLimit(allowance.bytesMax());
      return parser;
    }
  }
}
