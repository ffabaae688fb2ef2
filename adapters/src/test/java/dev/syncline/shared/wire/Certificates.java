package dev.syncline.shared.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority of our own and a certificate that it signed, made by the JDK's keytool.
record Certificates(Path folder) {
  private static final String PASSWORD = "only-a-test";
  private static final String STORE = "keys.p12";

  /// A server certificate for `names`, such as `ip:127.0.0.1`.
  static Certificates signedFor(Path folder, String names) throws Exception {
    var made = new Certificates(folder);
    made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c");
    made.keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-dname",
        "CN=server",
        "-signer",
        "ca",
        "-ext",
        "san=" + names);
    made.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", made.authority().toString());
    return made;
  }

  /// The authority as PEM.
  Path authority() {
    return folder.resolve("ca.pem");
  }

  SSLContext server() throws Exception {
    var store = KeyStore.getInstance(folder.resolve(STORE).toFile(), PASSWORD.toCharArray());
    store.deleteEntry("ca");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", folder.resolve(STORE).toString(), "-storepass", PASSWORD));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
    }
    var log = folder.resolve("keytool.log");
    var code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException(Files.readString(log));
    }
  }
}
