package dev.syncline.core.run;

/// A finding that did not stop the pass, with its stable code: a tag that moved, a branch that was
/// force-pushed, an upstream that is gone.
public record Problem(String code, String text) {}
