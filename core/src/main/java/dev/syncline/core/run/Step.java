package dev.syncline.core.run;

import java.time.Duration;
import java.time.Instant;

/// One stage of a pass as it went: `detect`, `fetch`, `build`, … in order of `at`.
public record Step(String name, Instant at, Duration took, String detail) {}
