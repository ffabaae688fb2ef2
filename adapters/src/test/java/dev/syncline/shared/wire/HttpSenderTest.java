package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Fault;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSenderTest {
  private static final String BODY = "{\"a\":1}";

  private FileServer server;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPost_carriesBodyHeadersAndCredential_andBringsTheAnswer() throws Exception {
    server.put("/p", Page.Fixed.text(201, "made"));

    var answer = sender().send(HttpSend.json(server.uri("/p"), BODY), "making it");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("made");
    var asked = server.lastAsked();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.body()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
    assertThat(asked.header("content-type")).contains("application/json");
    assertThat(asked.header("authorization")).contains("Bearer planted-token");
  }

  @Test
  void anOwnAuthorization_isNotReplaced() throws Exception {
    server.put("/p", Page.Fixed.text(200, ""));
    var headers = Map.of("authorization", "Bearer own");

    sender().send(new HttpSend("PATCH", server.uri("/p"), headers, BODY, Set.of()), "patching");

    assertThat(server.lastAsked().method()).isEqualTo("PATCH");
    assertThat(server.lastAsked().header("authorization")).contains("Bearer own");
  }

  @Test
  void aStatusThatTheCallerHandles_isAnAnswer() throws Exception {
    server.put("/p", Page.Fixed.text(422, "already exists"));
    var send = new HttpSend("POST", server.uri("/p"), Map.of(), BODY, Set.of(422));

    assertThat(sender().send(send, "making it").body()).isEqualTo("already exists");
  }

  @Test
  void aRefusal_saysWhatTheServerSaid_withoutWhatWeSentInSecret() {
    server.put("/p", Page.Fixed.text(422, "bad field\nyou sent planted-token and planted-own"));
    var headers = Map.of("Private-Token", "planted-own");
    var send = new HttpSend("POST", server.uri("/p"), headers, BODY, Set.of());

    var failure = Wires.exception(() -> bareSender().send(send, "making it"));

    assertThat(failure.fault()).isInstanceOf(Fault.Rejected.class);
    assertThat(failure)
        .hasMessageContaining("making it: it refused the request (422): bad field you sent ***");
    assertThat(Wires.everything(failure)).doesNotContain("planted");
  }

  @Test
  void aRedirect_isNotFollowed() throws Exception {
    server.put("/p", Page.Fixed.redirect(308, "/q")).put("/q", Page.Fixed.text(200, ""));

    var fault = fault(() -> sender().send(HttpSend.json(server.uri("/p"), BODY), "making it"));

    assertThat(code(fault)).isEqualTo("SYN-HTTP-REDIRECT");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void anEndlessAnswer_isCutOff() {
    server.put("/p", new Page.Endless(new byte[10_000]));

    var fault = fault(() -> sender().send(HttpSend.json(server.uri("/p"), BODY), "making it"));

    assertThat(code(fault)).isEqualTo("SYN-HTTP-TOO-LARGE");
  }

  @Test
  void aServerThatHangsUp_isAskedOnceOnly() {
    server.put("/p", new Page.HangsUp());

    var fault = fault(() -> sender().send(HttpSend.json(server.uri("/p"), BODY), "making it"));

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(server.asked()).hasSize(1);
  }

  private static HttpSender sender() {
    return new HttpSender(Wires.with(Wires.token("127.0.0.1", "planted-token")), 1000);
  }

  /// One whose redactor knows nothing.
  private static HttpSender bareSender() {
    return new HttpSender(
        Connections.of(
            Wires.settings(Wires.PATIENCE),
            Wires.token("127.0.0.1", "planted-token"),
            Redactor.NONE,
            Wires.plain().pace()),
        1000);
  }
}
