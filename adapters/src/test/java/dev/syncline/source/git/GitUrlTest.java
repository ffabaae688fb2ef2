package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.shared.repository.GitUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://GitHub.com/nats-io/nats-server.git, github.com/nats-io/nats-server",
    "https://me:secret@github.com/nats-io/nats-server, github.com/nats-io/nats-server",
    "https://github.com:443/nats-io/nats-server/, github.com/nats-io/nats-server",
    "http://localhost:3000/a/b.git, localhost:3000/a/b",
    "ssh://git@github.com/nats-io/nats-server.git, github.com/nats-io/nats-server",
    "git@github.com:nats-io/nats-server.git, github.com/nats-io/nats-server",
    "/srv/Git/a.git, /srv/Git/a.git",
    "file:///srv/Git/a.git, /srv/Git/a.git"
  })
  void everyWayToWriteAnAddress_isOneOrigin(String url, String origin) throws Exception {
    assertThat(GitUrl.parse(url).origin().name()).isEqualTo(origin);
  }

  @Test
  void addressesThatAreNone_areRefusedWithoutTheirSecrets() {
    var bad =
        List.of(
            "git://s3cret@host/path",
            "ext::sh -c s3cret@x",
            "https://me:s3cret@host/path?token=s3cret",
            "https://me:s3cret@",
            "https://me:s3c/s3cret@host/a b",
            "ftp://me:s3cret@host/x",
            "/s3cret@host://x",
            "me:s3cret@host:path");

    for (var url : bad) {
      var complaint = complains(() -> GitUrl.parse(url));
      assertThat(complaint.code()).as(url).isEqualTo("SYN-GIT-URL");
      assertThat(complaint.text()).doesNotContain("s3cret");
    }
  }

  @Test
  void aLogin_isNeverShownNorStored() throws Exception {
    var url = GitUrl.parse("https://me:s3cret@host/path.git");

    assertThat(url.toString() + url.shown() + url.stored() + url.password())
        .doesNotContain("s3cret");
    assertThat(url.stored()).isEqualTo("https://host/path.git");
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a/b.git, ../c.git, https://host/a/c.git",
    "https://host/a/b.git, ./c.git, https://host/a/b.git/c.git",
    "https://host/a/b.git, ../../x/c, https://host/x/c",
    "git@host:a/b.git, ../c.git, host:a/c.git",
    "git@host:b.git, ../c.git, host:c.git",
    "https://host/a/b.git, git@other:c.git, other:c.git",
    "/srv/a, ../b, /srv/b"
  })
  void aSubmodule_isFoundBesideItsParent(String parent, String named, String found)
      throws Exception {
    assertThat(GitUrl.parse(parent).submodule(named).shown()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"file:///etc", "/etc", "ext::sh", "../../../../x"})
  void aSubmoduleThatLeadsToThisMachine_isRefused(String named) throws Exception {
    var parent = GitUrl.parse("https://host/a/b.git");

    assertThat(complains(() -> parent.submodule(named)).code()).isEqualTo("SYN-GIT-URL");
  }
}
