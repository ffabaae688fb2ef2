package dev.syncline.demo.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came; header names are in lower case.
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record Asked(
    String method, String target, Map<String, List<String>> headers, byte[] body, int status) {
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
