package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;

/// A candidate that was not taken, and why, in words for people.
public record PassedOver(Candidate candidate, String reason) {}
