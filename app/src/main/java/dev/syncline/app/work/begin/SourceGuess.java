package dev.syncline.app.work.begin;

import dev.syncline.app.work.begin.Found.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a subsystem comes from, and which of its versions. Pure.
final class SourceGuess {
  private static final Pattern VERSION = Pattern.compile(".*\\d+\\.\\d+.*");
  private static final Pattern BRANCH = Pattern.compile("[\\w][\\w./-]*");
  private static final Pattern SHORT = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final Pattern LOGIN = Pattern.compile("(https?://)[^/@\\s]*@(.*)");

  private final Subsystem subsystem;
  private final Listed listed;
  private final List<Setting> settings = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  SourceGuess(Subsystem subsystem, Listed listed) {
    this.subsystem = subsystem;
    this.listed = listed;
    upstream().ifPresent(this::guess);
  }

  /// As the Taskfile says it, else the manifest.
  Optional<Said> upstream() {
    return subsystem.said("UPSTREAM_REPO").or(listed::upstream).map(SourceGuess::whole);
  }

  List<Setting> settings() {
    return settings;
  }

  List<String> unknown() {
    return unknown;
  }

  boolean isByTags() {
    return settings.stream()
        .anyMatch(each -> each.key().equals("source.git.track") && each.value().equals("tags"));
  }

  private void guess(Said upstream) {
    var login = LOGIN.matcher(upstream.value());
    if (login.matches()) {
      unknown.add(
          "how to log in at %s: add it under credentials:, an address is seen by many"
              .formatted(login.group(2).replaceAll("/.*", "")));
    }
    var address = login.matches() ? login.group(1) + login.group(2) : upstream.value();
    settings.add(Setting.of("source.git.url", upstream.with(address)));
    listed
        .upstream()
        .map(SourceGuess::whole)
        .filter(other -> !isSame(other.value(), address))
        .ifPresent(other ->
            unknown.add(
                "whether %s, which %s says, should count instead"
                    .formatted(masked(other.value()), other.from())));
    track();
  }

  private void track() {
    var strategy = subsystem.said("VERSION_STRATEGY");
    var branch = subsystem.said("UPSTREAM_BRANCH");
    var version = subsystem.said("VERSION").or(listed::version);
    switch (strategy.map(said -> said.value().toLowerCase(Locale.ROOT)).orElse("")) {
      case "tags" -> tags(strategy.orElseThrow().from());
      case "releases" -> tags(strategy.orElseThrow().from() + ": releases by their tags");
      case "commits" -> commits(strategy.orElseThrow().from(), branch);
      case "" -> byVersion(version, branch);
      default -> {
        unknown.add(
            "what %s means by '%s': track is tags or commits"
                .formatted(strategy.orElseThrow().from(), strategy.orElseThrow().value()));
        byVersion(version, branch);
      }
    }
  }

  private void byVersion(Optional<Said> version, Optional<Said> branch) {
    var told = version.or(subsystem::installed).filter(said -> isVersion(said.value()));
    var named = version.filter(said -> isBranch(said.value()));
    if (told.isPresent()) {
      tags("%s is %s".formatted(told.get().from(), told.get().value()));
    } else if (branch.isPresent()) {
      commits(branch.get().from(), branch);
    } else if (named.isPresent()) {
      commits(named.get().from(), named);
    } else {
      commits("nothing says otherwise", Optional.empty());
      unknown.add(
          "which versions are wanted: track: tags follows released versions, track: commits the"
              + " tip of a branch; set VERSION_STRATEGY or change it here");
    }
  }

  private void tags(String from) {
    settings.add(new Setting("source.git.track", "tags", from));
  }

  private void commits(String from, Optional<Said> branch) {
    settings.add(new Setting("source.git.track", "commits", from));
    branch
        .filter(said -> isBranch(said.value()))
        .ifPresentOrElse(
            said -> settings.add(Setting.of("source.git.branch", said)),
            () -> unknown.add("which branch is wanted: the remote's own is followed; add branch:"));
  }

  private static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  private static boolean isBranch(String text) {
    return BRANCH.matcher(text).matches()
        && !text.contains("..")
        && !text.equals("latest")
        && !isVersion(text);
  }

  /// `owner/name` is how people write repositories of GitHub.
  private static Said whole(Said said) {
    var text = said.value().strip();
    return said.with(SHORT.matcher(text).matches() ? "https://github.com/" + text : text);
  }

  private static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String url) {
    return url.toLowerCase(Locale.ROOT).replaceAll("\\.git$|/$", "");
  }

  private static String masked(String url) {
    return LOGIN.matcher(url).replaceAll("$1***@$2");
  }
}
