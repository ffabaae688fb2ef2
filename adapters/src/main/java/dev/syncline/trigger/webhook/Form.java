package dev.syncline.trigger.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The field `payload` of a form (`application/x-www-form-urlencoded`), as bytes: what it says is
/// decoded once, by whoever reads the JSON in it.
final class Form {
  private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

  private Form() {}

  static byte[] payload(byte[] form) throws Malformed {
    int from = 0;
    while (from < form.length) {
      int end = end(form, from);
      if (begins(form, from, end)) {
        return decoded(form, from + FIELD.length, end);
      }
      from = end + 1;
    }
    throw new Malformed("the form has no field 'payload'");
  }

  private static int end(byte[] form, int from) {
    int end = from;
    while (end < form.length && form[end] != '&') {
      end++;
    }
    return end;
  }

  private static boolean begins(byte[] form, int from, int end) {
    return end - from >= FIELD.length
        && Arrays.equals(form, from, from + FIELD.length, FIELD, 0, FIELD.length);
  }

  private static byte[] decoded(byte[] form, int from, int end) throws Malformed {
    var plain = new ByteArrayOutputStream(end - from);
    for (int at = from; at < end; at++) {
      switch (form[at]) {
        case '+' -> plain.write(' ');
        case '%' -> {
          plain.write(octet(form, at, end));
          at += 2;
        }
        default -> plain.write(form[at]);
      }
    }
    return plain.toByteArray();
  }

  private static int octet(byte[] form, int at, int end) throws Malformed {
    int high = at + 2 < end ? Character.digit(form[at + 1], 16) : -1;
    int low = at + 2 < end ? Character.digit(form[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw new Malformed("the form is not encoded as forms are");
    }
    return high * 16 + low;
  }
}
