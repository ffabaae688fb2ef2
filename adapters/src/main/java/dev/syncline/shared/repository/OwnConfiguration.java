package dev.syncline.shared.repository;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps the git configuration of the user and of the system out of everything that JGit does here:
/// what a sync does is written in its declaration alone. JGit has one place a process for this, so
/// it is set once a process, by whoever first talks to a remote.
final class OwnConfiguration extends SystemReader.Delegate {
  private OwnConfiguration(SystemReader system) {
    super(system);
  }

  /// Does nothing from the second time on.
  static void install() {
    if (!Once.DONE) {
      throw new IllegalStateException("git's configuration could not be kept out");
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") || variable.equals(Constants.XDG_CONFIG_HOME)
        ? null
        : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS files) {
    return new Unwritten(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS files) {
    return new Unwritten(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS files) {
    return new Unwritten(parent, files);
  }

  /// Set while this class is initialised, so that whoever comes second waits for it.
  private static final class Once {
    static final boolean DONE = set();

    private static boolean set() {
      SystemReader.setInstance(new OwnConfiguration(SystemReader.getInstance()));
      return true;
    }
  }

  /// Holds our defaults, reads no file and writes none.
  ///
  /// How fine the clock of a file system is takes JGit seconds to measure, by writing into the
  /// repository while others use it, and is only wanted to tell racy writes apart: it is told two
  /// seconds, which is safe everywhere.
  private static final class Unwritten extends FileBasedConfig {
    Unwritten(Config parent, FS files) {
      super(parent, new File("/dev/null"), files);
      setInt("gc", null, "auto", 0);
      setInt("gc", null, "autoPackLimit", 0);
      setString("protocol", null, "version", "2");
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return section.equals("filesystem")
          ? "2 seconds"
          : super.getString(section, subsection, name);
    }

    @Override
    public void load() {
      // there is no file
    }

    @Override
    public void save() {
      // there is no file
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
