package dev.syncline.core.content;

import java.util.SequencedMap;

/// A row that has been through the masker; there is no way from a [Row] to it but masking.
public record MaskedRow(String table, String key, SequencedMap<String, Object> columns) {}
