package dev.syncline.engine.sentence;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.run.SyncName;

/// One sync as wanted. Two declarations with the same `digest` are the same wish: a running sync is
/// left alone.
public record Declaration<T extends Content>(
    SyncName name,
    Digest digest,
    Sentence<T> sentence,
    Policy policy,
    Schedule schedule,
    GuardTerms guard,
    DriftRule drift) {}
