package dev.syncline.trigger.webhook;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import dev.syncline.trigger.webhook.Receipt.Refused;
import java.time.Duration;
import java.util.Optional;

/// Why a webhook is not taken. What only we may know stands in the line for the log.
final class Refusals {
  private static final String WHAT = "this webhook";
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private Refusals() {}

  static Refused noSecret() {
    return refused(
        503,
        "SYN-WEBHOOK-SECRET",
        "no secret is configured, and nothing unsigned is ever accepted",
        "Set webhook: {secret: …} in the configuration of Syncline, and the same one at the sender",
        Optional.of("a webhook came, and no webhook: secret is configured"));
  }

  /// Declared, and not to be had: a variable that is not set, a file that is not there.
  static Refused secretUnset(SyncException why) {
    return refused(
        503,
        "SYN-WEBHOOK-SECRET",
        "the secret that is configured cannot be looked up",
        "See the log of Syncline",
        Optional.of(why.fault().complaint().line()));
  }

  static Refused later(String path) {
    return refused(
        404,
        "SYN-WEBHOOK-PATH",
        "webhooks of %s are not in this version yet".formatted(path),
        "Send it to /webhook/SYNC with a generic signature",
        Optional.empty());
  }

  static Refused size() {
    return refused(
        413,
        "SYN-WEBHOOK-SIZE",
        "it has more than 25 MB",
        "Send less; GitHub never sends more",
        Optional.empty());
  }

  static Refused method() {
    return refused(
        405,
        "SYN-WEBHOOK-METHOD",
        "it did not come by POST",
        "Use POST; a hook that goes by GET must be set to POST",
        Optional.empty());
  }

  static Refused type(Scheme scheme) {
    var form = scheme.takes(BodyType.FORM) ? " or application/x-www-form-urlencoded" : "";
    return refused(
        415,
        "SYN-WEBHOOK-TYPE",
        "its Content-Type is not one that %s webhooks have".formatted(scheme.name()),
        "Send application/json" + form,
        Optional.empty());
  }

  static Refused unsigned(String address, Optional<Scheme> scheme, Offences.Count count) {
    var why =
        scheme.isEmpty()
            ? "it is not signed"
            : "its signature is missing or not made with our secret";
    var next =
        scheme
            .map(Scheme::advice)
            .orElse("Sign the raw body: X-Hub-Signature-256 or X-Signature, sha256= and hex");
    return unproven("SYN-WEBHOOK-SIGNATURE", why, next, address, count);
  }

  static Refused untimely(String address, Offences.Count count) {
    return unproven(
        "SYN-WEBHOOK-TIME",
        "it was signed more than five minutes ago, or ahead, by our clock",
        "Set the clocks right, at the sender or here; deliver it again",
        address,
        count);
  }

  private static Refused unproven(
      String code, String why, String next, String address, Offences.Count count) {
    var log =
        Optional.of("%s, from %s; %d of late".formatted(why, address, count.bad()))
            .filter(_ -> count.isNews());
    if (count.pause().isPresent()) {
      return tooMany(count.pause().get(), log);
    }
    return refused(401, code, why, next, log);
  }

  static Refused tooMany(Duration pause, Optional<String> log) {
    var complaint =
        new Complaint(
            "SYN-WEBHOOK-LIMIT",
            WHAT,
            "too many with a bad signature came from its address",
            "Correct the secret at the sender, and try again later");
    return new Refused(429, complaint, Optional.of(pause), log);
  }

  static Refused delivery(Scheme scheme) {
    return refused(
        400,
        "SYN-WEBHOOK-DELIVERY",
        "the id of the delivery is missing or none",
        "Send %s, printable and at most 200 characters"
            .formatted(scheme.deliveryHeaders().getFirst()),
        Optional.empty());
  }

  static Refused body(Malformed body) {
    return refused(
        400,
        "SYN-WEBHOOK-BODY",
        "its body cannot be read: " + body.why(),
        "Send the event as JSON, or as the field payload of a form where the scheme has that",
        Optional.empty());
  }

  static Refused ledger(SyncException why) {
    var complaint =
        new Complaint(
            "SYN-WEBHOOK-LEDGER",
            WHAT,
            "it could not be written down, and what is not written down is not accepted",
            "Deliver it again later");
    return new Refused(
        503, complaint, Optional.of(AGAIN), Optional.of(why.fault().complaint().line()));
  }

  private static Refused refused(
      int status, String code, String why, String next, Optional<String> log) {
    return new Refused(status, new Complaint(code, WHAT, why, next), Optional.empty(), log);
  }
}
