package dev.syncline.app.cli;

import dev.syncline.app.cli.request.CommonOptions;
import java.util.Map;

/// Makes the actions of one command, once it is clear that they are needed: commands that only
/// speak about Syncline itself never call it.
@FunctionalInterface
public interface ActionsFactory {
  Actions open(CommonOptions options, Map<String, String> environment);
}
