package dev.syncline.app.config;

import dev.syncline.app.config.TargetSection.CommandSection;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Spot;
import java.time.Duration;
import java.util.List;

/// What all commands in a configuration have in common.
record Commands(Section section, Key<List<Spot<String>>> command, Key<Duration> timeout) {
  static final Listing<String> WORDS = new Listing<>(Forms.TEXT, false, 1);
  static final Form<Duration> LIMIT = Forms.duration(Duration.ofMillis(1));

  static Commands with(Duration timeout, String doc) {
    Key<List<Spot<String>>> command = Key.required("command", WORDS, doc);
    var limit = Key.withDefault("timeout", LIMIT, timeout, "after which it is stopped");
    return new Commands(Section.of("a map with command", command, limit), command, limit);
  }

  List<Spot<String>> words(Fields fields) {
    return fields.get(command);
  }

  CommandSection read(Fields fields) {
    return new CommandSection(Reading.values(fields.get(command)), fields.get(timeout));
  }
}
