package dev.syncline.core.ledger;

import java.util.regex.Pattern;

/// What the sender of a delivery calls it, and by which scheme it came (`github`, `generic`): two
/// schemes may use the same name. Printable ASCII without spaces, at most 200 characters.
public record DeliveryId(String scheme, String name) {
  private static final Pattern SCHEME = Pattern.compile("[a-z]{1,32}");
  private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");

  public DeliveryId {
    if (!SCHEME.matcher(scheme).matches() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a delivery's id is printable, at most 200 characters");
    }
  }

  /// From its text form.
  public static DeliveryId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("'%s' is not the id of a delivery".formatted(text));
    }
    return new DeliveryId(text.substring(0, colon), text.substring(colon + 1));
  }

  /// `github:72d3162e-cc78-11e3-81ab-4c9367dc0958`.
  @Override
  public String toString() {
    return scheme + ":" + name;
  }
}
