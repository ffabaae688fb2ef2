package dev.syncline.app.work.doctor;

import dev.syncline.app.config.ReloadSection;
import dev.syncline.app.config.ReloadSection.Listening;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.config.TargetSection;
import dev.syncline.app.config.TransformSection;
import dev.syncline.app.config.TransformSection.How;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one sync needs on this machine.
final class SyncLook {
  private static final int CONNECT_MILLIS = 3_000;

  private final SyncSection sync;
  private final Path state;
  private final String path;
  private final String name;

  /// `path` is the `PATH` by which programs are found.
  SyncLook(SyncSection sync, Path state, String path) {
    this.sync = sync;
    this.state = state;
    this.path = path;
    this.name = sync.name().value();
  }

  List<Finding> findings() {
    var all = new ArrayList<Finding>();
    all.add(target());
    if (sync.through().orElse(null) instanceof TransformSection.Build build) {
      all.add(builder(build));
    }
    reload().ifPresent(all::add);
    return all;
  }

  private Finding target() {
    var target = sync.target().path();
    var there = Places.nearest(target);
    if (!Files.isWritable(Files.isDirectory(there) ? there : there.getParent())) {
      return Finding.wrong(
          name, "target", there + " cannot be written to", "Give whoever runs Syncline the right");
    }
    return isBesideState(there)
        ? Finding.well(name, "target", target + " can be written to")
        : Finding.note(
            name,
            "target",
            target + " is on another file system than the state",
            "Nothing need be done; what is brought is copied once more");
  }

  private boolean isBesideState(Path there) {
    try {
      return Files.getFileStore(there).equals(Files.getFileStore(Places.nearest(state)));
    } catch (IOException _) {
      return true; // it does not say
    }
  }

  private Finding builder(TransformSection.Build build) {
    var program =
        switch (build.how()) {
          case How.Task _ -> "task";
          case How.Command(var words) -> words.getFirst();
        };
    return Places.isProgram(program, path)
        ? Finding.well(name, "build", program + " is there")
        : Finding.wrong(
            name, "build", program + " is not on the PATH", "Install it, or correct the PATH");
  }

  private Optional<Finding> reload() {
    return sync.target() instanceof TargetSection.Binary binary
            && binary.reload() instanceof ReloadSection.ProcessCompose compose
        ? Optional.of(reachable(compose.at()))
        : Optional.empty();
  }

  private Finding reachable(Listening at) {
    var where =
        switch (at) {
          case Listening.OnSocket(var socket) -> socket.toString();
          case Listening.OnUrl(var url) -> url.getHost() + ":" + port(url);
        };
    try {
      connect(at);
      return Finding.well(name, "reload", "Process Compose listens at " + where);
    } catch (IOException | UnsupportedOperationException _) {
      return Finding.wrong(
          name,
          "reload",
          "nobody listens at " + where,
          "Start Process Compose; until then a new version is brought and its reload waits");
    }
  }

  private static void connect(Listening at) throws IOException {
    switch (at) {
      case Listening.OnSocket(var socket) -> {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
          channel.connect(UnixDomainSocketAddress.of(socket));
        }
      }
      case Listening.OnUrl(var url) -> {
        try (var socket = new Socket()) {
          socket.connect(new InetSocketAddress(url.getHost(), port(url)), CONNECT_MILLIS);
        }
      }
    }
  }

  private static int port(URI url) {
    int usual = url.getScheme().equals("https") ? 443 : 80;
    return url.getPort() < 0 ? usual : url.getPort();
  }
}
