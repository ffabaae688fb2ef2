package dev.syncline.shared.ledger;

import dev.syncline.core.plan.Effect;
import java.util.ArrayList;
import java.util.List;

/// The effects of a run as JSON: the first [#KEPT] one by one, of the rest how many there were of
/// each kind.
final class EffectsText {
  static final int KEPT = 200;
  static final String NONE = write(List.of(), Fields.none());

  private EffectsText() {}

  /// What `before` holds and then `more`.
  static String add(String before, List<Effect> more) {
    var fields = Fields.parse(before);
    var kept = new ArrayList<>(kept(fields));
    var rest = fields.inner("rest");
    for (var effect : more) {
      if (kept.size() < KEPT) {
        kept.add(effect);
      } else {
        rest.with(effect.kind().word(), count(rest, effect.kind()) + 1);
      }
    }
    return write(kept, rest);
  }

  /// The kept ones, then one effect for each kind of the rest, its key saying how many: `9800
  /// more`.
  static List<Effect> read(String json) {
    var fields = Fields.parse(json);
    var effects = new ArrayList<>(kept(fields));
    for (var kind : Effect.Kind.values()) {
      long more = count(fields.inner("rest"), kind);
      if (more > 0) {
        effects.add(Effect.more(kind, more));
      }
    }
    return effects;
  }

  private static String write(List<Effect> kept, Fields rest) {
    var list = kept.stream().map(EffectsText::fields).toList();
    return Fields.none().with("kept", list).with("rest", rest).json();
  }

  private static List<Effect> kept(Fields fields) {
    return fields.list("kept", element -> effect((Fields) element));
  }

  private static long count(Fields rest, Effect.Kind kind) {
    return rest.has(kind.word()) ? rest.number(kind.word()) : 0;
  }

  private static Fields fields(Effect effect) {
    return Fields.of(effect.kind().word())
        .with("key", effect.key())
        .with("detail", effect.detail());
  }

  private static Effect effect(Fields fields) {
    for (var kind : Effect.Kind.values()) {
      if (kind.word().equals(fields.kind())) {
        return new Effect(kind, fields.text("key"), fields.text("detail"));
      }
    }
    throw new IllegalArgumentException("no effect is called " + fields.kind());
  }
}
