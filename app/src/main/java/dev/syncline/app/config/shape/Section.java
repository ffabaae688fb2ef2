package dev.syncline.app.config.shape;

import java.util.List;
import java.util.Optional;

/// A map with known keys. Of each choice exactly one key must stand there. In place of the map one
/// of `words` may stand.
public record Section(String what, List<Key<?>> keys, List<Choice> choices, List<String> words)
    implements Shape<Fields> {
  public Section {
    keys = List.copyOf(keys);
    choices = List.copyOf(choices);
    words = List.copyOf(words);
  }

  public static Section of(String what, Key<?>... keys) {
    return new Section(what, List.of(keys), List.of(), List.of());
  }

  /// Exactly one of these keys must be there.
  public record Choice(List<String> names) {}

  public Section exactlyOne(String... names) {
    return new Section(what, keys, List.of(new Choice(List.of(names))), words);
  }

  public Section orWord(String... alternatives) {
    return new Section(what, keys, choices, List.of(alternatives));
  }

  Optional<Key<?>> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /// What can be written here today.
  List<String> names() {
    return keys.stream()
        .filter(key -> key.standing() != Key.Standing.LATER)
        .<String>map(Key::name)
        .toList();
  }
}
