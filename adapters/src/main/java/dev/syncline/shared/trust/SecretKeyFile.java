package dev.syncline.shared.trust;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.trust.Reading.Read;
import dev.syncline.shared.trust.Reading.Unreadable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// What a `minisign.key` holds: who made it how, and a body that may be encrypted.
@SuppressWarnings("ArrayRecordComponent") // nobody compares secret keys
record SecretKeyFile(String protection, byte[] salt, long work, long memory, byte[] body) {
  private static final int SALT_BYTES = 32;
  private static final int HALF_BYTES = Ed25519.KEY_BYTES;
  private static final int CHECK_BYTES = 32;
  private static final int BODY_BYTES = MinisignText.ID_BYTES + 2 * HALF_BYTES + CHECK_BYTES;
  private static final int BYTES = 6 + SALT_BYTES + 16 + BODY_BYTES;
  private static final String SIGNS_BY = "Ed";
  private static final String CHECKED_BY = "B2";
  private static final String NOTHING = "\0\0";
  private static final String SCRYPT = "Sc";

  /// The body in the clear: the id, the seed of the secret key and the public key.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares secret keys
  record Body(byte[] id, byte[] seed, byte[] point) {}

  static Reading<SecretKeyFile> parse(String text) {
    return MinisignText.commented(text, 2)
        .then(lines -> MinisignText.bytes(lines.getLast(), BYTES))
        .then(SecretKeyFile::of);
  }

  /// The body, its checksum right.
  Reading<Body> opened(Optional<Secret> password) {
    return switch (protection) {
      case NOTHING ->
          isChecked(body) || isUnchecked() ? read(body) : broken("its checksum is wrong");
      case SCRYPT ->
          password
              .map(this::decrypted)
              .orElseGet(() -> broken("it is encrypted, and there is no password for it"))
              .then(
                  clear -> isChecked(clear) ? read(clear) : broken("its password is another one"));
      default -> broken("it is encrypted in an unknown way");
    };
  }

  private static Reading<SecretKeyFile> of(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (!word(in).equals(SIGNS_BY)) {
      return broken("it is not a secret key of minisign");
    }
    var protection = word(in);
    return word(in).equals(CHECKED_BY)
        ? new Read<>(
            new SecretKeyFile(
                protection, next(in, SALT_BYTES), in.getLong(), in.getLong(), next(in, BODY_BYTES)))
        : broken("it is not a secret key of minisign");
  }

  private Reading<byte[]> decrypted(Secret password) {
    var cost = ScryptCost.of(work, memory);
    if (cost.isEmpty()) {
      return broken("its password costs what minisign never asks for");
    }
    long needed = cost.get().memoryBytes();
    if (needed + needed / 8 > Runtime.getRuntime().maxMemory()) {
      return broken(
          "its password takes %d MiB of memory, more than this Java may use (-Xmx)"
              .formatted(needed >> 20));
    }
    var bytes = password.reveal().getBytes(StandardCharsets.UTF_8);
    var stream = cost.get().derive(bytes, salt, BODY_BYTES);
    for (var at = 0; at < BODY_BYTES; at++) {
      stream[at] ^= body[at];
    }
    return new Read<>(stream);
  }

  private static boolean isChecked(byte[] clear) {
    var checked = Arrays.copyOf(clear, BODY_BYTES - CHECK_BYTES);
    var algorithm = SIGNS_BY.getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(Blake2b.ofKey(Ed25519.joined(algorithm, checked)), check(clear));
  }

  // minisign writes no checksum into a key that is not encrypted
  private boolean isUnchecked() {
    return Arrays.equals(check(body), new byte[CHECK_BYTES]);
  }

  private static byte[] check(byte[] clear) {
    return Arrays.copyOfRange(clear, BODY_BYTES - CHECK_BYTES, BODY_BYTES);
  }

  private static Reading<Body> read(byte[] clear) {
    var in = ByteBuffer.wrap(clear);
    return new Read<>(
        new Body(next(in, MinisignText.ID_BYTES), next(in, HALF_BYTES), next(in, HALF_BYTES)));
  }

  private static <T> Reading<T> broken(String why) {
    return new Unreadable<>(why);
  }

  private static String word(ByteBuffer in) {
    return new String(next(in, 2), StandardCharsets.ISO_8859_1);
  }

  private static byte[] next(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
