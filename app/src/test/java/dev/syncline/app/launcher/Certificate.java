package dev.syncline.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for this machine that signed itself, made by the JDK's keytool.
record Certificate(Path pem, SSLContext server) {
  private static final String PASSWORD = "only-a-test";

  static Certificate make(Path folder) throws Exception {
    var keys = folder.resolve("keys.p12");
    var pem = folder.resolve("authority.pem");
    var where = List.of("-alias", "server", "-keystore", "keys.p12", "-storepass", PASSWORD);
    var names = List.of("-dname", "CN=server", "-ext", "san=ip:127.0.0.1", "-keyalg", "EC");
    keytool(folder, "-genkeypair", where, names);
    keytool(folder, "-exportcert", where, List.of("-rfc", "-file", pem.toString()));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(
        KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new Certificate(pem, context);
  }

  private static void keytool(Path folder, String what, List<String> where, List<String> more)
      throws IOException, InterruptedException {
    var log = folder.resolve("keytool.log").toFile();
    var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process = new ProcessBuilder(program, what).directory(folder.toFile());
    process.command().addAll(where);
    process.command().addAll(more);
    if (process.redirectErrorStream(true).redirectOutput(log).start().waitFor() != 0) {
      throw new IOException(Files.readString(log.toPath()));
    }
  }
}
