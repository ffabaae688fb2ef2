package dev.syncline.core.source;

/// Which upstream something came from: its address without credentials, as people would write it,
/// such as `github.com/nats-io/nats-server`. Built artifacts and quarantines are kept by it.
public record Origin(String name) {
  public Origin {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an origin has a name");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
