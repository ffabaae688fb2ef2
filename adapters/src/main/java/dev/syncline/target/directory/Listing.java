package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The files and links of a tree by relative name, each with its digest.
record Listing(SortedMap<String, Digest> byName) {
  static final Listing EMPTY = new Listing(new TreeMap<>());

  Listing {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  static Listing of(Inventory inventory) {
    return new Listing(
        inventory.items().stream()
            .collect(Collectors.toMap(Item::key, Item::wrote, (one, _) -> one, TreeMap::new)));
  }

  List<Item> items() {
    return byName.entrySet().stream()
        .map(entry -> new Item(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// What makes `wanted` of this, by name.
  List<Change> changesTo(Listing wanted) {
    var names = new TreeSet<>(byName.keySet());
    names.addAll(wanted.byName.keySet());
    var changes = new ArrayList<Change>();
    for (var name : names) {
      var from = byName.get(name);
      var to = wanted.byName.get(name);
      if (from == null && to != null) {
        changes.add(Change.create(name, to));
      } else if (from != null && to == null) {
        changes.add(Change.delete(name, from));
      } else if (from != null && to != null && !from.equals(to)) {
        changes.add(Change.replace(name, from, to));
      }
    }
    return changes;
  }
}
