package dev.syncline.demo.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;

/// Git's smart HTTP protocol by JGit, for the bare repositories below one directory. Honours what
/// each repository's own configuration says of filters and wanted ids (`uploadpack.*`).
public final class SmartHttp implements GitBackend {
  private static final String UPLOAD = "git-upload-pack";
  private static final String RECEIVE = "git-receive-pack";

  private final Path root;

  public SmartHttp(Path root) {
    this.root = root;
  }

  @Override
  public void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    if (path.endsWith("/info/refs") && query.startsWith("service=")) {
      advertise(exchange, folder(path, "/info/refs"), query.substring("service=".length()));
    } else if (path.endsWith("/" + UPLOAD)) {
      answer(exchange, folder(path, "/" + UPLOAD), UPLOAD);
    } else if (path.endsWith("/" + RECEIVE)) {
      answer(exchange, folder(path, "/" + RECEIVE), RECEIVE);
    } else {
      send(exchange, 404, "text/plain", new byte[0]);
    }
  }

  private Optional<File> folder(String path, String ending) {
    var name = path.substring(1, path.length() - ending.length());
    var folder = root.resolve(name).normalize();
    return folder.startsWith(root) && Files.exists(folder.resolve("HEAD"))
        ? Optional.of(folder.toFile())
        : Optional.empty();
  }

  private static void advertise(HttpExchange exchange, Optional<File> folder, String service)
      throws IOException {
    if (folder.isEmpty()) {
      send(exchange, 404, "text/plain", new byte[0]);
      return;
    }
    var body = new ByteArrayOutputStream();
    try (var repository = open(folder.get())) {
      var advertiser = new PacketLineOutRefAdvertiser(new PacketLineOut(body));
      if (service.equals(UPLOAD)) {
        uploader(exchange, repository).sendAdvertisedRefs(advertiser, service);
      } else {
        var receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.sendAdvertisedRefs(advertiser);
      }
    }
    send(exchange, 200, "application/x-" + service + "-advertisement", body.toByteArray());
  }

  private static void answer(HttpExchange exchange, Optional<File> folder, String service)
      throws IOException {
    if (folder.isEmpty()) {
      send(exchange, 404, "text/plain", new byte[0]);
      return;
    }
    var body = new ByteArrayOutputStream();
    try (var repository = open(folder.get());
        var request = request(exchange)) {
      if (service.equals(UPLOAD)) {
        upload(uploader(exchange, repository), request, body);
      } else {
        var receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.receive(request, body, null);
      }
    }
    send(exchange, 200, "application/x-" + service + "-result", body.toByteArray());
  }

  private static void upload(UploadPack uploader, InputStream request, OutputStream body)
      throws IOException {
    try {
      uploader.upload(request, body, null);
    } catch (UploadPackInternalServerErrorException _) {
      // the client has been told in the body
    }
  }

  private static UploadPack uploader(HttpExchange exchange, Repository repository) {
    var uploader = new UploadPack(repository);
    uploader.setBiDirectionalPipe(false);
    var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      uploader.setExtraParameters(List.of(protocol.split(":")));
    }
    return uploader;
  }

  private static InputStream request(HttpExchange exchange) throws IOException {
    var encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    var body = new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
    return "gzip".equals(encoding) ? new GZIPInputStream(body) : body;
  }

  private static Repository open(File folder) throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder).setBare().setMustExist(true).build();
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
