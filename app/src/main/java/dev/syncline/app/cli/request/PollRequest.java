package dev.syncline.app.cli.request;

import java.time.Duration;
import java.util.Optional;

/// `poll`. `interval` overrides what the configuration says.
public record PollRequest(Optional<Duration> interval) {}
