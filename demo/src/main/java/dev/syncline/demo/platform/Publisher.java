package dev.syncline.demo.platform;

import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Path;

/// The people who make one of the services: they change its source and tag it.
final class Publisher implements AutoCloseable {
  private static final String BRANCH = "main";

  private final String main;
  private final Upstream upstream;

  private Publisher(String main, Upstream upstream) {
    this.main = main;
    this.upstream = upstream;
  }

  /// With a repository of their own below `root`.
  static Publisher of(Service service, Path root) throws IOException {
    var repository = Upstream.create(root.resolve(service.repository()));
    repository.commit(
        BRANCH,
        Item.file("Build.java", Templates.read("upstream/Build.java")),
        Item.file("Service.java", Templates.read("upstream/Service.java")));
    return new Publisher(service.mainClass(), repository);
  }

  /// A version that answers questions for its health with `health`.
  void release(String version, int health) throws IOException {
    var source =
        Templates.read("upstream/" + main + ".java")
            .replace("HEALTH = 200;", "HEALTH = %d; // %s".formatted(health, version));
    upstream.annotate(version, upstream.commit(BRANCH, Item.file(main + ".java", source)));
  }

  @Override
  public void close() {
    upstream.close();
  }
}
