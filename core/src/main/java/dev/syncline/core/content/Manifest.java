package dev.syncline.core.content;

/// One Kubernetes object: `key` is `group/kind/namespace/name`, `json` the object without status.
public record Manifest(String key, String json) {}
