package dev.syncline.shared.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustedCommentTest {
  @Test
  void wordsBetweenSpacesAndTabs_haveValues() {
    var comment = new TrustedComment("app=nats version=2.10.25\tos=linux  arch=amd64 x=a=b empty=");

    assertThat(comment.value("app")).contains("nats");
    assertThat(comment.value("version")).contains("2.10.25");
    assertThat(comment.value("os")).contains("linux");
    assertThat(comment.value("arch")).contains("amd64");
    assertThat(comment.value("x")).contains("a=b");
    assertThat(comment.value("empty")).contains("");
  }

  @Test
  void whatIsNotThere_hasNone() {
    var comment = new TrustedComment("timestamp:1795783021\tfile:f\thashed myapp=x");

    assertThat(comment.value("app")).isEmpty();
    assertThat(comment.value("file")).isEmpty();
    assertThat(comment.value("hashed")).isEmpty();
    assertThat(new TrustedComment("").value("app")).isEmpty();
  }

  @Test
  void aWordThatIsSaidTwice_hasOneOnlyIfBothSayTheSame() {
    var comment = new TrustedComment("app=nats os=linux app=other os=linux");

    assertThat(comment.value("app")).isEmpty();
    assertThat(comment.value("os")).contains("linux");
  }
}
