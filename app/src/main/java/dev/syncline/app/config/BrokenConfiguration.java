package dev.syncline.app.config;

import dev.syncline.app.config.shape.ConfigProblem;
import java.util.List;

/// The configuration that a command needs cannot be used; the command line tells all of it at once.
public final class BrokenConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<ConfigProblem> problems;

  public BrokenConfiguration(List<ConfigProblem> problems) {
    super(problems.size() + " problems in the configuration");
    this.problems = List.copyOf(problems);
  }

  /// In the order of files and lines, never none.
  public List<ConfigProblem> problems() {
    return problems;
  }
}
