package dev.syncline.app.config;

import java.util.Optional;

/// One outgoing webhook of `notify:`. The address is kept like a secret, for those of chat services
/// are secrets; with `secret`, what is sent is signed.
public record NotifySection(String name, SecretText url, Optional<SecretText> secret) {}
