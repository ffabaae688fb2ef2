package dev.syncline.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkWordsTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new UnknownHostException("x.invalid"), "the name of the host cannot be resolved"),
        Arguments.of(new ConnectException("Connection refused"), "the connection was refused"),
        Arguments.of(
            new ConnectException("Connection timed out"), "no connection came about in time"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "no answer came in time"),
        Arguments.of(
            new SocketException("Connection reset"), "the connection broke: Connection reset"),
        Arguments.of(new SSLException("no cipher"), "TLS failed: no cipher"),
        Arguments.of(new EOFException(), "the connection ended too early"),
        Arguments.of(new IllegalStateException(), "the connection broke"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfTheNetwork_isToldWithoutNamesOfJava(Throwable failure, String words) {
    assertThat(NetworkWords.of(failure)).isEqualTo(words);
  }
}
