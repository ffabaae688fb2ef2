package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Links within the documents lead somewhere, and the files that they name are there.
class LinksTest {
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern SOURCE =
      Pattern.compile(
          "`((?:app|core|engine|ledger|shared|source|target|transform)/[\\w/]+(?:\\.java|/))`");

  @Test
  void links_leadSomewhere() throws IOException {
    var dead = new ArrayList<String>();
    for (var page : Pages.all()) {
      var links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        var to = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1)).normalize();
        if (!Files.exists(to) || links.group(2) != null && !anchors(to).contains(links.group(2))) {
          dead.add("%s: %s".formatted(Pages.ROOT.relativize(page), links.group()));
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void sourcesThatAreNamed_areThere() throws IOException {
    var missing = new ArrayList<String>();
    for (var name : List.of("ARCHITECTURE.md", "docs/decisions.md")) {
      var named = SOURCE.matcher(Files.readString(Pages.ROOT.resolve(name)));
      while (named.find()) {
        if (!isSource(named.group(1))) {
          missing.add("%s: %s".formatted(name, named.group(1)));
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean isSource(String path) {
    if (Files.exists(Pages.ROOT.resolve(path))) {
      return true;
    }
    for (var module : List.of("core", "engine", "adapters", "app")) {
      var sources = Pages.ROOT.resolve(module).resolve("src/main/java/dev/syncline");
      if (Files.exists(sources.resolve(path))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> anchors(Path page) throws IOException {
    var anchors = new HashSet<String>();
    var headings = HEADING.matcher(Files.readString(page));
    while (headings.find()) {
      var words = headings.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "");
      anchors.add(words.replace(' ', '-'));
    }
    return anchors;
  }
}
