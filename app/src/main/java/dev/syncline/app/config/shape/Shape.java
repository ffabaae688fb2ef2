package dev.syncline.app.config.shape;

import java.util.List;
import java.util.Optional;

/// What may stand at one place of a file, and so what comes out of it.
public sealed interface Shape<T> permits Form, Shape.Listing, Shape.Named, Section {
  /// In words, such as `a duration`.
  String what();

  /// A list of at least `least`; with `orOne`, one value by itself counts as a list of one.
  record Listing<T>(Shape<T> of, boolean orOne, int least) implements Shape<List<Spot<T>>> {
    @Override
    public String what() {
      return "a list";
    }
  }

  /// A map whose names are free, as long as they are of the form `names`.
  record Named<T>(Form<?> names, Shape<T> of) implements Shape<List<Entry<T>>> {
    @Override
    public String what() {
      return "a map from " + names.what() + " to " + of.what();
    }
  }

  /// A value and where it stands; `written` is the text of a scalar, before anything was filled in.
  record Spot<T>(Place at, Optional<String> written, T value) {}

  /// One pair of a [Named] map; `at` is where the name stands.
  record Entry<T>(Place at, String name, T value) {}
}
