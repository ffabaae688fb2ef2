package dev.syncline.app.cli.request;

import java.util.Optional;

/// `demo`; without `name`, the one called platform. `keep`: what it made stays.
public record DemoRequest(Optional<String> name, boolean keep) {}
