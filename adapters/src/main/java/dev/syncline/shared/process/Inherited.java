package dev.syncline.shared.process;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which of our own variables a child gets: who and where it is, the language, the caches of
/// compilers, and how it reaches the network. Nothing else, so no secret of ours, nothing that says
/// "this is a CI", and nothing that changes for which platform is built (`GOOS`, `GOARCH`).
final class Inherited {
  static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TZ",
          "TMPDIR",
          "LANG",
          "LANGUAGE",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "XDG_RUNTIME_DIR",
          "GOPATH",
          "GOROOT",
          "GOCACHE",
          "GOMODCACHE",
          "GOFLAGS",
          "GOPROXY",
          "GONOPROXY",
          "GOPRIVATE",
          "GOSUMDB",
          "GONOSUMDB",
          "GOTOOLCHAIN",
          "CARGO_HOME",
          "RUSTUP_HOME",
          "JAVA_HOME",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "CURL_CA_BUNDLE",
          "REQUESTS_CA_BUNDLE",
          "NODE_EXTRA_CA_CERTS",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "all_proxy",
          "no_proxy");
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  private Inherited() {}

  static Map<String, String> from(Map<String, String> own) {
    var taken = new TreeMap<String, String>();
    own.forEach((name, value) -> {
      if (NAMES.contains(name) || name.startsWith("LC_")) {
        taken.put(name, value);
      }
    });
    taken.putIfAbsent("PATH", USUAL_PATH);
    return taken;
  }
}
