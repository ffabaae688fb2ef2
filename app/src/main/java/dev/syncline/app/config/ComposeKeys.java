package dev.syncline.app.config;

import dev.syncline.app.config.ReloadSection.Listening;
import dev.syncline.app.config.ReloadSection.ProcessCompose;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import java.net.URI;
import java.util.Optional;

/// The keys of `process-compose:`, and the variables that count where they are left out: those of
/// Process Compose itself.
final class ComposeKeys {
  private static final String SOCKET_VARIABLE = "PC_SOCKET_PATH";
  private static final String PORT_VARIABLE = "PC_PORT_NUM";
  private static final String TOKEN_VARIABLE = "PC_API_TOKEN";

  private static final Key<String> PROCESS =
      Key.required("process", Forms.TEXT, "the name of the process there");
  private static final Key<String> SOCKET =
      Key.optional("socket", Forms.PATH, "its Unix socket; else PC_SOCKET_PATH");
  private static final Key<URI> URL =
      Key.optional("url", Forms.address("http"), "its address over TCP; else PC_PORT_NUM");
  private static final Key<String> TOKEN =
      Key.optional("token", Forms.SECRET, "its API token; else PC_API_TOKEN");

  static final Section SECTION = Section.of("a map with process", PROCESS, SOCKET, URL, TOKEN);

  private ComposeKeys() {}

  static ReloadSection read(Fields fields, Reading reading) {
    var at = listening(fields, reading);
    if (at.isEmpty()) {
      return new ReloadSection.None();
    }
    var token =
        reading
            .findSecret(fields, TOKEN, "reload.process-compose")
            .or(() ->
                reading
                    .variable(TOKEN_VARIABLE)
                    .map(_ ->
                        reading.secret(
                            "${env:%s}".formatted(TOKEN_VARIABLE),
                            "the token of Process Compose")));
    return new ProcessCompose(fields.get(PROCESS), at.get(), token);
  }

  private static Optional<Listening> listening(Fields fields, Reading reading) {
    if (fields.has(SOCKET) && fields.has(URL)) {
      reading.conflict(
          fields.place(URL), "socket and url cannot both stand here", "take one of them out");
      return Optional.empty();
    }
    var socket = reading.findPath(fields, SOCKET).<Listening>map(Listening.OnSocket::new);
    return socket
        .or(() -> fields.find(URL).map(Listening.OnUrl::new))
        .or(() -> byVariables(fields, reading));
  }

  private static Optional<Listening> byVariables(Fields fields, Reading reading) {
    var socket = reading.variable(SOCKET_VARIABLE);
    if (socket.isPresent()) {
      return Optional.of(new Listening.OnSocket(reading.folders().resolve(socket.get())));
    }
    var port = reading.variable(PORT_VARIABLE).filter(text -> text.matches("[1-9]\\d{0,4}"));
    if (port.isPresent() && Integer.parseInt(port.get()) < 1 << 16) {
      return Optional.of(new Listening.OnUrl(URI.create("http://localhost:" + port.get())));
    }
    reading
        .problems()
        .error(
            fields.at(),
            "SYN-CONFIG-MISSING",
            "nothing says where Process Compose listens",
            "add socket or url, or set PC_SOCKET_PATH or PC_PORT_NUM");
    return Optional.empty();
  }
}
