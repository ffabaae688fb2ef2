package dev.syncline.core.content;

import java.util.SequencedMap;

/// One row of `table`: column to value, a null kept as null by leaving the column out.
public record Row(String table, String key, SequencedMap<String, Object> columns) {}
