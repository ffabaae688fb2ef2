package dev.syncline.shared.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskRefusalTest {
  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/a"), "there is no /a"),
        Arguments.of(new FileAlreadyExistsException("/a"), "/a is there already"),
        Arguments.of(new AccessDeniedException("/a"), "we may not use /a"),
        Arguments.of(new FileSystemException("/a", null, "Is a directory"), "/a: Is a directory"),
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new IOException(), "the system gave no reason"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatTheSystemSaid_isToldWithoutNamesOfJava(IOException refusal, String words) {
    assertThat(DiskRefusal.words(refusal)).isEqualTo(words);
  }
}
