package dev.syncline.shared.trust;

import dev.syncline.shared.redaction.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/// The keys and signatures beside these tests.
final class Fixtures {
  static final String HELLO = "hello\n";
  static final Optional<Secret> PASSWORD = Optional.of(new Secret("geheim ü"));

  private Fixtures() {}

  static String text(String name) throws IOException {
    try (var in = Fixtures.class.getResourceAsStream(name)) {
      Assertions.assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static MinisignKey key(String name) throws IOException {
    return value(MinisignKey.parse(text(name)));
  }

  static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(var value) -> value;
      case Reading.Unreadable<T>(var why) -> throw new AssertionError("unreadable: " + why);
    };
  }

  static String why(Reading<?> reading) {
    return switch (reading) {
      case Reading.Read<?>(var value) -> throw new AssertionError("was read: " + value);
      case Reading.Unreadable<?>(var why) -> why;
    };
  }
}
