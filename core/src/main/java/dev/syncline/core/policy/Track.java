package dev.syncline.core.policy;

/// What is followed: named versions, or whatever a branch, a file or a service holds now.
public enum Track {
  TAGS,
  RELEASES,
  COMMITS
}
