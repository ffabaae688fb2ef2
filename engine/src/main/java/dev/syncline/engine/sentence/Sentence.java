package dev.syncline.engine.sentence;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Kind;
import dev.syncline.core.source.Source;
import dev.syncline.core.target.Target;
import dev.syncline.core.target.Tries;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Source through transforms to target, known to fit.
public record Sentence<T extends Content>(Supply<? extends T> supply, Target<T> target) {
  /// How a candidate is made and tried before it goes live; empty where neither is done.
  public Optional<Recipe> recipe() {
    var trial =
        target instanceof Tries tries ? Optional.of(tries.trial()) : Optional.<Recipe>empty();
    var made = supply.recipe();
    return made.isPresent() && trial.isPresent()
        ? Optional.of(made.get().then(trial.get()))
        : made.or(() -> trial);
  }

  /// Joins parts whose types were lost when they were wired from a file, by the kinds they name.
  ///
  /// @throws IllegalArgumentException if two of them do not fit: the message names both and what
  ///   would fit
  public static Sentence<?> join(
      Source<?> source, List<? extends Transform<?, ?>> transforms, Target<?> target) {
    Supply<?> supply = Supply.from(source);
    for (var transform : transforms) {
      supply = put(supply, transform);
    }
    return bring(supply, target);
  }

  // The two casts are safe: kinds carry the types that generics lost, and they were just compared.
  @SuppressWarnings("unchecked")
  private static <A extends Content, B extends Content> Supply<B> put(
      Supply<A> supply, Transform<?, B> transform) {
    if (!transform.takes().equals(supply.kind())) {
      throw new IllegalArgumentException(
          "a transform that takes a %s cannot follow what gives a %s; it would fit after what gives a %1$s"
              .formatted(transform.takes(), supply.kind()));
    }
    return supply.through((Transform<A, B>) transform);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Content> Sentence<T> bring(Supply<?> supply, Target<T> target) {
    if (!target.accepts().contains(supply.kind())) {
      var accepted =
          target.accepts().stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "the target takes %s, but what comes before it gives a %s"
              .formatted(accepted, supply.kind()));
    }
    return new Sentence<>((Supply<? extends T>) supply, target);
  }
}
