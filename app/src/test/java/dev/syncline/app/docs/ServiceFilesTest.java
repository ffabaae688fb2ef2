package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// What the service files in `examples/service` start is a command line of ours.
class ServiceFilesTest {
  private static final Path EXAMPLES = Pages.ROOT.resolve("examples/service");
  private static final Pattern START = Pattern.compile("(?m)^ExecStart=/\\S*/(syncline .*)$");

  @Test
  void theUnit_startsTheDaemonHardened() throws Exception {
    var unit = Files.readString(EXAMPLES.resolve("syncline.service"));
    var start = START.matcher(unit);

    assertThat(start.find()).isTrue();
    assertThat(Typing.type(start.group(1)).text()).isEmpty();
    assertThat(start.group(1)).startsWith("syncline watch ");
    assertThat(unit.lines())
        .contains("NoNewPrivileges=yes", "StateDirectory=syncline", "Restart=on-failure");
  }

  @Test
  void theAgent_startsTheDaemon() throws Exception {
    var words = words(EXAMPLES.resolve("dev.syncline.watch.plist"));

    assertThat(words.getFirst()).endsWith("/syncline");
    assertThat(words.get(1)).isEqualTo("watch");
    assertThat(Typing.run(words.subList(1, words.size())).exit()).isZero();
  }

  private static List<String> words(Path plist) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var document = factory.newDocumentBuilder().parse(plist.toFile());
    var array = (Element) document.getElementsByTagName("array").item(0);
    var strings = array.getElementsByTagName("string");
    var words = new ArrayList<String>();
    for (int i = 0; i < strings.getLength(); i++) {
      words.add(strings.item(i).getTextContent());
    }
    return words;
  }
}
