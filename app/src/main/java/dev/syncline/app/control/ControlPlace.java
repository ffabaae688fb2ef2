package dev.syncline.app.control;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Where the socket of a state directory is: `control.sock` in it, or where that path is longer
/// than a socket's may be, in a folder of its own among the temporary files.
public final class ControlPlace {
  private static final String NAME = "control.sock";
  private static final int BYTES_MAX = 100; // 104 on macOS, 108 on Linux, with the end mark
  private static final int HEX_DIGITS = 16;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private ControlPlace() {}

  /// Looks at nothing.
  public static Path of(Path state) {
    var inside = state.toAbsolutePath().resolve(NAME);
    return fits(inside) ? inside : aside(state).resolve(NAME);
  }

  /// The same, with its folder made where it is ours to make. Rejected where somebody else has it.
  static Path made(Path state) throws SyncException {
    var socket = of(state);
    var folder = Objects.requireNonNullElse(socket.getParent(), state);
    try {
      if (!folder.equals(state.toAbsolutePath())) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        requireOurs(folder, state);
      }
      return socket;
    } catch (IOException e) {
      throw unusable(folder, String.valueOf(e.getMessage()));
    }
  }

  private static boolean fits(Path socket) {
    return socket.toString().getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
  }

  private static Path aside(Path state) {
    var mark = Digest.of(state.toAbsolutePath().toString()).hex().substring(0, HEX_DIGITS);
    return Path.of(System.getProperty("java.io.tmpdir"), "syncline-" + mark);
  }

  private static void requireOurs(Path folder, Path state) throws IOException, SyncException {
    var owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
    boolean isOurs =
        owner.equals(Files.getOwner(state))
            && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY);
    if (!isOurs) {
      throw unusable(folder, "it belongs to somebody else, or is open to others");
    }
  }

  private static SyncException unusable(Path folder, String why) {
    return SyncException.rejected(
        "SYN-CONTROL-SOCKET",
        "making the control socket in " + folder,
        why,
        "Use a shorter path for the state directory, or remove that folder");
  }
}
