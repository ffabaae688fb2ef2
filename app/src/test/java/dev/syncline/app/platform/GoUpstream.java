package dev.syncline.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A repository of a Go program, as its authors change it.
record GoUpstream(Upstream repository, Path workplace) implements AutoCloseable {
  private static final String NATS =
      """
      package main

      import (
      	"flag"
      	"os"

      	"github.com/nats-io/nats-server/v2/server"
      )

      func main() {
      	leave := func() { os.Exit(0) }
      	flags := flag.NewFlagSet("nats-server", flag.ExitOnError)
      	options, err := server.ConfigureOptions(flags, os.Args[1:], leave, leave, leave)
      	if err != nil {
      		server.PrintAndDie(err.Error())
      	}
      	options.ServerName = "%s"
      	nats, err := server.NewServer(options)
      	if err != nil {
      		server.PrintAndDie(err.Error())
      	}
      	nats.ConfigureLogger()
      	if err := server.Run(nats); err != nil {
      		server.PrintAndDie(err.Error())
      	}
      	nats.WaitForShutdown()
      }
      """;
  private static final String BROKEN =
      """
      package main

      import _ "github.com/nats-io/nats-server/v2/server"

      func main() {
      	panic("this release does not start")
      }
      """;
  private static final String WEB =
      """
      package main

      import (
      	"fmt"
      	"net/http"
      	"os"
      )

      func main() {
      	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
      		fmt.Fprint(w, os.Getpid())
      	})
      	panic(http.ListenAndServe(os.Args[1], nil))
      }
      """;

  static GoUpstream create(Path bare, Path workplace) throws IOException {
    return new GoUpstream(Upstream.create(bare), Files.createDirectories(workplace));
  }

  /// A release whose program is nats-server of that version, under the server name `name`.
  void releaseNats(String tag, String version, String name) throws Exception {
    release(tag, version, NATS.formatted(name));
  }

  /// A release that builds well and ends as soon as it is started.
  void releaseBroken(String tag, String version) throws Exception {
    release(tag, version, BROKEN);
  }

  private void release(String tag, String version, String program) throws Exception {
    var module =
        """
        module example.org/nats-server

        go 1.24

        require github.com/nats-io/nats-server/v2 %s
        """;
    var commit = commit(module.formatted(version), "main.go", program);
    repository.annotate(tag, commit);
  }

  /// A small web server that says its pid at the address of its first argument.
  void commitWeb() throws Exception {
    commit("module example.org/arc\n\ngo 1.24\n", "cmd/arc/main.go", WEB);
  }

  private String commit(String module, String path, String program) throws Exception {
    var file = workplace.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(workplace.resolve("go.mod"), module);
    Files.writeString(file, program);
    tidy();
    var sums = workplace.resolve("go.sum");
    return repository.commit(
        "main",
        Item.file("go.mod", Files.readString(workplace.resolve("go.mod"))),
        Item.file("go.sum", Files.exists(sums) ? Files.readString(sums) : ""),
        Item.file(path, program));
  }

  private void tidy() throws IOException, InterruptedException {
    var said = workplace.resolveSibling("tidy.log").toFile();
    var builder =
        new ProcessBuilder("go", "mod", "tidy")
            .directory(workplace.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    builder.environment().putAll(Map.of("PATH", Peers.path(), "GOWORK", "off", "GOFLAGS", ""));
    // the one that ProcessBuilder finds is of this JVM's own PATH
    builder.command().set(0, Peers.program("go").toString());
    var process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said.toPath())).isZero();
  }

  @Override
  public void close() {
    repository.close();
  }
}
