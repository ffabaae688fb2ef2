package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Form.Filling;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.shared.redaction.Redactor;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads one scalar by its form. Nothing that was filled in, and no secret, gets into a message.
final class ScalarCheck {
  private static final String CODE = "SYN-CONFIG-VALUE";
  private static final int SHOWN_MAX = 60;

  private final Filler filler;
  private final Problems problems;

  ScalarCheck(Filler filler, Problems problems) {
    this.filler = filler;
    this.problems = problems;
  }

  <T> Optional<Spot<T>> check(ScalarNode node, Form<T> form, Place at) {
    var written = node.getValue();
    if (Checker.isNothing(node)) {
      problems.error(at, Checker.TYPE, "nothing stands here", "right is " + form.what());
      return Optional.empty();
    }
    return filled(written, form, at).flatMap(text -> read(written, text, form, at));
  }

  private Optional<String> filled(String written, Form<?> form, Place at) {
    try {
      if (!filler.hasHoles(written)) {
        return Optional.of(written);
      }
    } catch (IllegalArgumentException e) {
      problems.error(at, CODE, "a ${...} is not complete", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    return switch (form.filling()) {
      case NEVER -> {
        var text = "%s cannot come from ${...}".formatted(form.what());
        problems.error(at, CODE, text, "only texts and secrets can: write it out");
        yield Optional.empty();
      }
      case WHEN_USED -> Optional.of(written);
      case NOW -> fill(written, at);
    };
  }

  private Optional<String> fill(String written, Place at) {
    try {
      return Optional.of(filler.fill(written));
    } catch (IllegalArgumentException e) {
      problems.error(at, "SYN-CONFIG-UNSET", String.valueOf(e.getMessage()), "");
      return Optional.empty();
    }
  }

  private <T> Optional<Spot<T>> read(String written, String text, Form<T> form, Place at) {
    try {
      return Optional.of(new Spot<>(at, Optional.of(written), form.read().apply(text)));
    } catch (IllegalArgumentException e) {
      boolean hidden = form.filling() == Filling.WHEN_USED;
      boolean open = !hidden && text.equals(written);
      var said =
          hidden
              ? "this is not %s".formatted(form.what())
              : "%s is not %s".formatted(shown(written), form.what());
      var right = open ? String.valueOf(e.getMessage()) : "right is " + form.what();
      problems.error(at, CODE, said, right);
      return Optional.empty();
    }
  }

  private static String shown(String written) {
    var safe = Redactor.NONE.redact(written); // before it is cut, which may hide what a secret is
    var line =
        safe.codePoints()
            .limit(SHOWN_MAX)
            .map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return "'%s%s'".formatted(line, safe.length() > SHOWN_MAX ? "..." : "");
  }
}
