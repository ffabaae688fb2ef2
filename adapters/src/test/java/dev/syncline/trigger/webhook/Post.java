package dev.syncline.trigger.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook as a sender makes it; signed by code of its own.
record Post(Map<String, List<String>> headers, byte[] body, String address, String path) {
  static final String SECRET = "It's a Secret to Everybody";
  static final String PUSH =
      """
      {"ref":"refs/heads/main","after":"6113728f27ae82c7b1a177c8d03f9e96e0adf246","deleted":false,
       "repository":{"clone_url":"https://github.com/nats-io/nats-server.git",
       "ssh_url":"git@github.com:nats-io/nats-server.git","default_branch":"main"},
       "head_commit":{"message":"Ship it 🚢","ref":"refs/heads/other"}}\
      """;

  static Post gitHub(String event, String body) {
    return new Post(Map.of(), body.getBytes(StandardCharsets.UTF_8), "192.0.2.1", "")
        .with("Content-Type", "application/json")
        .with("X-GitHub-Event", event)
        .with("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
        .signed("X-Hub-Signature-256", SECRET);
  }

  static Post generic(String path, String body) {
    return new Post(Map.of(), body.getBytes(StandardCharsets.UTF_8), "192.0.2.1", path)
        .with("Content-Type", "application/json; charset=utf-8")
        .signed("X-Signature", SECRET);
  }

  /// With the secret token itself, as GitLab sends it.
  static Post gitLab(String event, String body) {
    return new Post(Map.of(), body.getBytes(StandardCharsets.UTF_8), "192.0.2.1", "")
        .with("Content-Type", "application/json")
        .with("X-Gitlab-Event", event)
        .with("X-Gitlab-Token", SECRET)
        .with("Idempotency-Key", "f5e5f430-f57b-4e6e-9fac-d9128cd7232f");
  }

  Post with(String name, String value) {
    var all = new TreeMap<>(headers);
    all.put(name, List.of(value));
    return new Post(all, body, address, path);
  }

  Post without(String name) {
    var all = new TreeMap<>(headers);
    all.remove(name);
    return new Post(all, body, address, path);
  }

  Post signed(String header, String secret) {
    return with(header, "sha256=" + hmac(secret, body));
  }

  Post delivery(String id) {
    return with("X-GitHub-Delivery", id);
  }

  Post to(String where) {
    return new Post(headers, body, address, where);
  }

  Post from(String where) {
    return new Post(headers, body, where, path);
  }

  Post body(byte[] other) {
    return new Post(headers, other, address, path);
  }

  Incoming incoming() {
    return new Incoming(Headers.of(headers), body, address, path);
  }

  static String hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
