package dev.syncline.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose webhook it is: senders put the headers of others beside their own.
class SchemesTest {
  private static final byte[] BODY = Post.PUSH.getBytes(StandardCharsets.UTF_8);

  private final Reception reception = new Reception();

  @Test
  void ofAllHeadersAtOnce_thoseOfTheOneThatImitatesTheOthersCount() throws Exception {
    var hex = Post.hmac(Post.SECRET, BODY);
    var post =
        Post.gitHub("push", Post.PUSH)
            .signed("X-Signature", Post.SECRET)
            .with("X-Gitlab-Event", "Push Hook")
            .with("X-Gitlab-Token", Post.SECRET)
            .with("X-Gitea-Event", "push")
            .with("X-Gitea-Delivery", "1")
            .with("X-Gitea-Signature", hex)
            .with("X-Forgejo-Event", "push")
            .with("X-Forgejo-Delivery", "1")
            .with("X-Forgejo-Signature", hex);

    assertThat(scheme(post)).isEqualTo("forgejo");
    post = post.without("X-Forgejo-Event").without("X-Forgejo-Signature");
    assertThat(scheme(post)).isEqualTo("gitea");
    post = post.without("X-Gitea-Event").without("X-Gitea-Signature");
    assertThat(scheme(post)).isEqualTo("gitlab");
    post = post.without("X-Gitlab-Event").without("X-Gitlab-Token");
    assertThat(scheme(post)).isEqualTo("github");
    post = post.without("X-GitHub-Event").without("X-Hub-Signature-256");
    assertThat(scheme(post)).isEqualTo("generic");
  }

  private String scheme(Post post) throws InterruptedException {
    var json = reception.receive(post.to("file")).json();
    return json.replaceAll(".*\"scheme\":\"([a-z]+)\".*", "$1");
  }

  @Test
  void headersOfAnotherForgeBesideAGoodSignature_letNobodyIn() throws Exception {
    for (var header : List.of("X-Forgejo-Event", "X-Gitea-Signature", "X-Gitlab-Token")) {
      var post = Post.gitHub("push", Post.PUSH).with(header, "push");

      assertThat(reception.receive(post).status()).as(header).isEqualTo(401);
    }
  }

  @Test
  void pathOfAForge_takesNoOther() throws Exception {
    for (var path : List.of("gitlab", "gitea", "forgejo", "generic")) {
      var receipt = reception.receive(Post.gitHub("push", Post.PUSH).to(path));

      assertThat(receipt.status()).as(path).isEqualTo(401);
    }
    assertThat(reception.rung).isEmpty();
  }

  @Test
  void gitLabSendsNoForms() throws Exception {
    var form =
        Post.gitLab("Push Hook", "payload=%7B%7D")
            .with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(reception.receive(form).status()).isEqualTo(415);
  }
}
