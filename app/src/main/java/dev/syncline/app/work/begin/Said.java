package dev.syncline.app.work.begin;

/// A text that was found, and where: `nats/Taskfile.yml (NATS_VERSION)`.
record Said(String value, String from) {
  Said with(String other) {
    return new Said(other, from);
  }
}
