package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Render;
import dev.syncline.app.config.shape.Units;
import java.util.LinkedHashMap;
import java.util.Map;

/// The configuration as it counts, for people.
final class Effective {
  private Effective() {}

  static Map<String, Object> of(Fields root, Configuration configuration) {
    var shown = Render.MASKED.section(root);
    Map<String, Object> syncs = new LinkedHashMap<>();
    for (var entry : root.get(RootKeys.SYNCS)) {
      var sync = Render.MASKED.section(entry.value());
      configuration.syncs().values().stream()
          .filter(section -> section.name().value().equals(entry.name()))
          .forEach(section -> {
            sync.put("poll", Units.text(section.poll()));
            sync.put("reconcile", Units.text(section.reconcile()));
          });
      syncs.put(entry.name(), sync);
    }
    shown.put("syncs", syncs);
    shown.put("state", configuration.state().toString());
    return shown;
  }
}
