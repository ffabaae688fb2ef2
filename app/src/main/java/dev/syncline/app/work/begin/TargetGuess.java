package dev.syncline.app.work.begin;

import dev.syncline.app.work.begin.Found.Managed;
import dev.syncline.app.work.begin.Found.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a subsystem's program lives, and who runs it. Pure.
final class TargetGuess {
  private static final String RELOAD = "target.binary.reload.process-compose.";
  private static final String USUAL = "http://localhost:8080";

  private final Subsystem subsystem;
  private final Found found;
  private final List<Setting> settings = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  TargetGuess(Subsystem subsystem, Found found) {
    this.subsystem = subsystem;
    this.found = found;
    settings.add(Setting.of("target.binary.path", withInstalled(path())));
    reload();
  }

  List<Setting> settings() {
    return settings;
  }

  List<String> unknown() {
    return unknown;
  }

  private Said path() {
    return subsystem
        .said("BIN_PATH")
        .flatMap(this::inProject)
        .orElseGet(() -> {
          var name = subsystem.said("BIN_NAME").filter(said -> isFileName(said.value()));
          if (name.isEmpty()) {
            unknown.add(
                "what the program is called: no BIN_NAME, so it is taken to be %s"
                    .formatted(subsystem.name()));
          }
          var said = name.orElseGet(() -> new Said(subsystem.name(), "the name of the folder"));
          return said.with(subsystem.folder().resolve(".bin").resolve(said.value()).toString());
        });
  }

  private Said withInstalled(Said path) {
    return subsystem
        .installed()
        .map(said ->
            new Said(
                path.value(),
                "%s; %s says %s is in place".formatted(path.from(), said.from(), said.value())))
        .orElse(path);
  }

  private static boolean isFileName(String text) {
    return text.matches("[^/\\p{Cntrl}]+") && !text.equals("..") && !text.equals(".");
  }

  private Optional<Said> inProject(Said said) {
    var written = said.value();
    if (written.indexOf('\0') >= 0 || written.endsWith("/")) {
      return Optional.empty();
    }
    var folder = written.startsWith("./") ? Path.of("") : subsystem.folder();
    var path = folder.resolve(written).normalize();
    boolean isInside = !path.isAbsolute() && !path.startsWith("..") && path.getNameCount() > 1;
    return isInside ? Optional.of(said.with(path.toString())) : Optional.empty();
  }

  private void reload() {
    var own = found.processes().stream().filter(this::runs).toList();
    if (own.isEmpty()) {
      unknown.add(
          "who runs it: no process of Process Compose does, so nothing is reloaded; add reload:");
      return;
    }
    var process =
        own.stream()
            .filter(each -> each.name().equals(subsystem.name()))
            .findFirst()
            .orElse(own.getFirst());
    settings.add(new Setting(RELOAD + "process", process.name(), process.from()));
    own.stream()
        .filter(each -> !each.equals(process))
        .forEach(each ->
            unknown.add(
                "how %s is reloaded, which belongs to it as well: only one process can be"
                    .formatted(each.name())));
    listening();
    health(process);
  }

  /// Its command calls one of the subsystem's tasks; else it has the name.
  private boolean runs(Managed process) {
    var task = Pattern.compile("\\btask\\s+(?:-\\S+\\s+)*" + Pattern.quote(subsystem.name()) + ":");
    boolean callsSome = process.command().matches("(?s).*\\btask\\s+(-\\S+\\s+)*[\\w.-]+:.*");
    return callsSome
        ? task.matcher(process.command()).find()
        : process.name().equals(subsystem.name());
  }

  private void listening() {
    found
        .socket()
        .ifPresentOrElse(
            socket -> settings.add(Setting.of(RELOAD + "socket", socket)),
            () -> {
              settings.add(new Setting(RELOAD + "url", USUAL, "its default"));
              unknown.add(
                  "where Process Compose listens: no Taskfile names a socket, so its default port"
                      + " is taken; change url:, or put socket: in its place");
            });
  }

  private void health(Managed process) {
    switch (process.probe()) {
      case Probe.ByHttp(var url) ->
          settings.add(
              new Setting("target.binary.health.http", url, process.from() + " (readiness_probe)"));
      case Probe.ByCommand() -> {}
      case Probe.None() ->
          unknown.add(
              "how %s is known to be well: it has no readiness_probe, so it must only stay up; add"
                      .formatted(process.name())
                  + " one there, or health: here");
    }
  }
}
