package dev.syncline.core.policy;

import java.time.Instant;

/// A person's decision with who said it, when and why (empty where no reason was given).
public record Said(PersonDecision what, String who, Instant when, String why) {}
