package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.SyncName;
import dev.syncline.trigger.webhook.Watched.Followed;
import dev.syncline.trigger.webhook.Watched.Refs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which syncs a webhook is for.
class MatchingTest {
  private final Reception reception = new Reception();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/nats-io/nats-server",
        "https://github.com/nats-io/nats-server.git",
        "https://github.com/nats-io/nats-server/",
        "https://GitHub.com/NATS-io/nats-server",
        "https://github.com:443/nats-io/nats-server",
        "http://github.com:80/nats-io/nats-server",
        "https://me:token@github.com/nats-io/nats-server.git",
        "ssh://git@github.com/nats-io/nats-server.git",
        "ssh://git@github.com:22/nats-io/nats-server",
        "ssh://git@github.com:2222/nats-io//nats-server",
        "git@github.com:nats-io/nats-server.git",
        "github.com:nats-io/nats-server"
      })
  void everyWayToWriteTheAddress_isTheOneRepository(String declared) throws Exception {
    reception.watched =
        List.of(
            new Watched(
                new SyncName("www"),
                List.of(Followed.of(declared, new Refs.Branch(Optional.of("main"))))));

    assertThat(reception.receive(Post.gitHub("push", Post.PUSH)).word()).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/nats-io/nats-server-2",
        "https://github.com/nats-io",
        "https://gitlab.com/nats-io/nats-server",
        "https://github.com:8443/nats-io/nats-server",
        "/srv/nats-server.git",
        "not an address"
      })
  void anotherRepository_isNoneOfOurs(String declared) throws Exception {
    reception.watched =
        List.of(
            new Watched(new SyncName("www"), List.of(Followed.of(declared, new Refs.Tags()))),
            new Watched(new SyncName("file"), List.of()));

    var receipt = reception.receive(Post.gitHub("create", tag("v1")));

    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.json()).contains("\"reason\":\"nothing here follows that\"");
    assertThat(reception.ledger.written()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "push    | 'ref':'refs/heads/main'                                | www,team/docs",
        "push    | 'ref':'refs/heads/trunk'                               | ",
        "push    | 'ref':'refs/tags/v2.10.25'                             | nats,app",
        "push    | 'ref':'refs/notes/commits'                             | ",
        "push    | 'ref':'refs/heads/main','after':'0000000000000000000000000000000000000000' | ",
        "push    | 'ref':''                                               | ",
        "push    | 'ref':['refs/heads/main']                              | ",
        "push    | 'commits':[{'ref':'refs/heads/main'}]                  | ",
        "create  | 'ref':'v2.10.25','ref_type':'tag'                      | nats,app",
        "create  | 'ref':'main','ref_type':'branch'                       | www,team/docs",
        "create  | 'ref':null,'ref_type':'repository'                     | ",
        "delete  | 'ref':'v2.10.25','ref_type':'tag'                      | ",
        "release | 'action':'published','release':{'tag_name':'v2.10.25'} | nats,app",
        "release | 'action':'released','release':{'tag_name':'v2.10.25'}  | nats,app",
        "release | 'action':'prereleased','release':{'tag_name':'v3-rc1'} | nats,app",
        "release | 'action':'created','release':{'tag_name':'v2.10.25'}   | ",
        "release | 'action':'edited','release':{'tag_name':'v2.10.25'}    | app",
        "release | 'action':'unpublished'                                 | app",
        "release | 'action':'deleted'                                     | app",
        "release | 'action':'published'                                   | ",
        "workflow_run | 'action':'completed','workflow_run':{'conclusion':'success'} | app",
        "workflow_run | 'action':'completed','workflow_run':{'conclusion':'failure'} | ",
        "workflow_run | 'action':'requested','workflow_run':{'conclusion':null}      | ",
        "registry_package | 'action':'published'                          | ",
        "repository_dispatch | 'action':'go'                              | ",
        "repository | 'action':'edited'                                   | ",
        "issues  | 'action':'opened'                                      | ",
        "Bad Ev! | 'ref':'refs/heads/main'                                | "
      })
  void events_ringTheSyncsThatFollowWhatMoved(String event, String said, String rung)
      throws Exception {
    var receipt = reception.receive(Post.gitHub(event, ofTheRepository(said)));

    assertThat(receipt.status()).isEqualTo(rung == null ? 200 : 202);
    assertThat(receipt.word()).isEqualTo(rung == null ? "ignored" : "accepted");
    assertThat(String.join(",", reception.rung).replace(" webhook", ""))
        .isEqualTo(rung == null ? "" : rung);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "renamed     | 'repository':{'name':{'from':'nats-server'}}         | nats-io/natsd",
        "transferred | 'owner':{'from':{'user':{'login':'nats-io'}}}        | cncf/nats-server",
        "transferred | 'owner':{'from':{'organization':{'login':'nats-io'}}} | cncf/nats-server"
      })
  void repositoryUnderAnotherName_ringsWhoeverFollowsTheOldOne(
      String action, String changes, String now) throws Exception {
    var body =
        "{'action':'%s','changes':{%s},'repository':{'html_url':'https://github.com/%s'}}"
            .formatted(action, changes, now)
            .replace('\'', '"');

    reception.receive(Post.gitHub("repository", body));

    assertThat(reception.rung)
        .containsExactly("nats webhook", "app webhook", "www webhook", "team/docs webhook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "natsd", "/natsd", "https://github.com", "x//", "?/?/?"})
  void repositoryThatWasRenamedNobodyKnowsWhere_ringsNobody(String page) throws Exception {
    var body = "{\"action\":\"renamed\",\"repository\":{\"html_url\":\"%s\"}}".formatted(page);

    assertThat(reception.receive(Post.gitHub("repository", body)).word()).isEqualTo("ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "nats, refs/tags/v1, accepted",
    "app, refs/tags/v1, accepted",
    "app, refs/heads/main, ignored",
    "nats, refs/heads/main, ignored",
    "www, refs/heads/main, accepted",
    "www, refs/heads/other, ignored",
    "team/docs, refs/heads/other, accepted",
    "file, refs/heads/anything, accepted",
    "unknown, refs/heads/main, ignored",
    "Not a Name, refs/heads/main, ignored",
    "team, refs/heads/main, ignored"
  })
  void pathThatNamesASync_isForThatOneWhateverTheRepository(String path, String ref, String word)
      throws Exception {
    var fork = "{\"ref\":\"%s\",\"repository\":{\"clone_url\":\"https://e.org/fork\"}}";

    var receipt = reception.receive(Post.gitHub("push", fork.formatted(ref)).to(path));

    assertThat(receipt.word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nats         |                                                        | accepted",
        "nats         | {}                                                     | accepted",
        "nats         | {'event':'run.finished','sync':'other'}                | accepted",
        "nats         | {'ref':'refs/heads/main'}                              | ignored",
        "nats         | {'ref':'v1'}                                           | ignored",
        "generic      | {'repository':'git@github.com:nats-io/nats-server'}    | accepted",
        "generic      | {'repository':'https://e.org/other'}                   | ignored",
        "generic      | {'repository':'?'}                                     | ignored",
        "generic      | {}                                                     | ignored",
        "generic      |                                                        | ignored"
      })
  void genericSender_namesTheSyncOrTheRepository(String path, String body, String word)
      throws Exception {
    var text = body == null ? "" : body.replace('\'', '"');

    assertThat(reception.receive(Post.generic(path, text)).word()).isEqualTo(word);
  }

  @Test
  void otherForges_areSaidToComeLater() throws Exception {
    var receipt = reception.receive(Post.gitHub("push", Post.PUSH).to("bitbucket"));

    assertThat(receipt.status()).isEqualTo(404);
    assertThat(receipt.json()).contains("SYN-WEBHOOK-PATH", "bitbucket");
    assertThat(reception.rung).isEmpty();
  }

  private static String tag(String name) {
    return ofTheRepository("'ref':'%s','ref_type':'tag'".formatted(name));
  }

  private static String ofTheRepository(String said) {
    var repository =
        "'repository':{'clone_url':'%s.git','default_branch':'main'}"
            .formatted(Reception.REPOSITORY);
    return "{%s,%s}".formatted(said, repository).replace('\'', '"');
  }
}
