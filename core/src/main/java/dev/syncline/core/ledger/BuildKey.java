package dev.syncline.core.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Origin;
import dev.syncline.core.transform.Recipe;

/// What an artifact was made from and how: the same key need not be made twice.
public record BuildKey(Origin origin, Revision revision, Recipe recipe) {}
