package dev.syncline.shared.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Certificates and private keys as [RFC 7468](https://www.rfc-editor.org/rfc/rfc7468) text:
/// PKCS#8, and PKCS#1 for RSA. A key that is encrypted, or in the older form for EC, is refused
/// with the way out.
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int SHORT_LENGTH_MAX = 127;

  private Pem() {}

  static List<Certificate> certificates(byte[] pem) throws CertificateException {
    var found =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (found.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    return List.copyOf(found);
  }

  /// A key for `algorithm`, as the certificate that belongs to it names it.
  static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
    var match = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!match.find()) {
      throw new GeneralSecurityException("there is no private key in it");
    }
    var body = body(match.group(2));
    return switch (match.group(1)) {
      case "PRIVATE KEY" -> key(algorithm, body);
      case "RSA PRIVATE KEY" -> key("RSA", pkcs8(body));
      default ->
          throw new GeneralSecurityException(
              "its form is %s; make it unencrypted PKCS#8 with openssl pkcs8 -topk8 -nocrypt"
                  .formatted(match.group(1)));
    };
  }

  private static byte[] body(String text) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw new GeneralSecurityException("its private key is not base64");
    }
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(VERSION_0);
    inner.writeBytes(RSA_ALGORITHM);
    inner.writeBytes(wrapped(OCTET_STRING, pkcs1));
    return wrapped(SEQUENCE, inner.toByteArray());
  }

  private static byte[] wrapped(int tag, byte[] bytes) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (bytes.length <= SHORT_LENGTH_MAX) {
      out.write(bytes.length);
    } else {
      out.write(0x84); // the length follows in four bytes
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(bytes.length >>> shift);
      }
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }
}
