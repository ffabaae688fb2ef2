package dev.syncline.shared.wire;

import java.net.http.HttpHeaders;

/// What came back, its body as UTF-8: never more than was allowed.
public record HttpAnswer(int status, HttpHeaders headers, String body) {}
