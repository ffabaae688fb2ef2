package dev.syncline.app.wiring;

import static java.util.stream.Collectors.toSet;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.HealthSection;
import dev.syncline.app.config.ReloadSection;
import dev.syncline.app.config.SourceSection;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.config.TargetSection;
import dev.syncline.app.config.TransformSection;
import dev.syncline.app.config.TransformSection.How;
import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.policy.Track;
import dev.syncline.core.policy.Upstream;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Source;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.core.target.Target;
import dev.syncline.core.transform.Transform;
import dev.syncline.core.version.VersionRange;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.Schedule;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Upstreams;
import dev.syncline.shared.compose.ComposeAddress;
import dev.syncline.shared.compose.Token;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.wire.HealthProbe;
import dev.syncline.source.git.GitSettings;
import dev.syncline.source.git.GitSource;
import dev.syncline.source.http.HttpSource;
import dev.syncline.source.release.Platform;
import dev.syncline.source.release.ReleaseSource;
import dev.syncline.source.release.TagRule;
import dev.syncline.source.release.Wanted;
import dev.syncline.target.binary.BinarySettings;
import dev.syncline.target.binary.BinaryTarget;
import dev.syncline.target.directory.DirectorySettings;
import dev.syncline.target.directory.DirectoryTarget;
import dev.syncline.target.directory.Hook;
import dev.syncline.transform.build.BuildSettings;
import dev.syncline.transform.build.BuildTransform;
import dev.syncline.transform.unpack.Unpack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes declarations of what the configuration says: which class stands for which word. A new kind
/// of source, transform or target is one more case here.
final class Wiring {
  // Part of the recipe only: no build with it is ever made, so none is found.
  private static final String UNSET = "(not set)";

  private final Configuration configuration;
  private final Outside outside;
  private final Artifacts artifacts;
  private final FaultPoints faults;
  private final Pace pace;

  Wiring(
      Configuration configuration,
      Outside outside,
      Artifacts artifacts,
      FaultPoints faults,
      Pace pace) {
    this.configuration = configuration;
    this.outside = outside;
    this.artifacts = artifacts;
    this.faults = faults;
    this.pace = pace;
  }

  /// One sync, wired. Rejected where its parts do not fit.
  Declaration<?> declaration(SyncSection sync) throws SyncException {
    try {
      return declare(sync, sentence(sync));
    } catch (IllegalArgumentException e) {
      throw SyncException.rejected(
          "SYN-CONFIG-SENTENCE",
          "sync " + sync.name() + " in " + sync.at(),
          String.valueOf(e.getMessage()),
          "Mend it there; 'syncline config validate' checks the whole file");
    }
  }

  private record Wired(Sentence<?> sentence, List<Upstream> upstreams) {}

  private Wired sentence(SyncSection sync) throws SyncException {
    var sources = new ArrayList<Source<?>>();
    var upstreams = new ArrayList<Upstream>();
    for (var section : sync.sources()) {
      var source = source(section, sync);
      sources.add(source);
      source.origins().forEach(origin -> upstreams.add(new Upstream(origin, section.notifyOnly())));
    }
    var transforms = new ArrayList<Transform<?, ?>>();
    sync.through().ifPresent(through -> transforms.add(transform(through, sync.target())));
    var sentence = Sentence.join(joined(sources, upstreams), transforms, target(sync.target()));
    return new Wired(sentence, upstreams);
  }

  private Declaration<?> declare(SyncSection sync, Wired wired) {
    return declaration(sync, wired.sentence(), policy(sync, wired.upstreams()));
  }

  private <T extends Content> Declaration<T> declaration(
      SyncSection sync, Sentence<T> sentence, Policy policy) {
    return new Declaration<>(
        sync.name(),
        Fingerprint.of(sync, configuration),
        sentence,
        policy,
        new Schedule(sync.poll(), sync.reconcile()),
        new GuardTerms(sync.guard().removedPercentMax()),
        sync.target().drift());
  }

  private Source<?> source(SourceSection section, SyncSection sync) throws SyncException {
    return switch (section) {
      case SourceSection.Git git ->
          new GitSource(
              new GitSettings(
                  git.url(),
                  git.track(),
                  git.branch(),
                  git.path(),
                  git.submodules(),
                  git.bytesMax(),
                  GitSettings.TIMEOUT),
              outside.remotes());
      case SourceSection.Http http ->
          new HttpSource(
              new HttpSource.Settings(http.url(), Optional.of(http.as()), http.bytesMax()),
              outside.fetcher());
      case SourceSection.Release release -> release(release, sync);
    };
  }

  private Source<?> release(SourceSection.Release release, SyncSection sync) throws SyncException {
    var full = sync.name().value();
    var name = full.substring(full.lastIndexOf('/') + 1);
    var binary = sync.target() instanceof TargetSection.Binary target ? fileName(target) : name;
    var wanted = new Wanted(release.assets(), name, binary, Platform.here());
    return new ReleaseSource(
        new ReleaseSource.Settings(release.where(), release.tags(), wanted, release.bytesMax()),
        outside.releases());
  }

  // The cast is safe: Upstreams compares the kinds of its sources.
  @SuppressWarnings("unchecked")
  private static <A extends Content> Source<?> joined(
      List<Source<?>> sources, List<Upstream> upstreams) {
    if (sources.size() == 1) {
      return sources.getFirst();
    }
    var alike = new ArrayList<Source<A>>();
    sources.forEach(source -> alike.add((Source<A>) source));
    var notifyOnly =
        upstreams.stream().filter(Upstream::notifyOnly).map(Upstream::origin).collect(toSet());
    return new Upstreams<>(alike, notifyOnly);
  }

  private static Policy policy(SyncSection sync, List<Upstream> upstreams) {
    var section = sync.policy();
    var first = sync.sources().getFirst();
    return new Policy(
        track(first),
        upstreams,
        first instanceof SourceSection.Release(_, TagRule.Versions(var pattern), _, _, _, _)
            ? pattern
            : section.tag(),
        range(first),
        section.prereleases(),
        section.ignored(),
        section.major(),
        section.moved(),
        section.minimumAge());
  }

  private static Track track(SourceSection source) {
    return switch (source) {
      case SourceSection.Git git -> git.track();
      case SourceSection.Release release ->
          release.tags() instanceof TagRule.Exactly ? Track.COMMITS : Track.RELEASES;
      case SourceSection.Http _ -> Track.COMMITS;
    };
  }

  private static Optional<VersionRange> range(SourceSection source) {
    return switch (source) {
      case SourceSection.Git git -> git.range();
      case SourceSection.Release release -> release.range();
      case SourceSection.Http _ -> Optional.empty();
    };
  }

  private Transform<?, ?> transform(TransformSection through, TargetSection target) {
    return switch (through) {
      case TransformSection.Build build -> build(build, target);
      case TransformSection.Unpack unpack -> unpack(unpack, target);
    };
  }

  private static Transform<?, ?> unpack(TransformSection.Unpack unpack, TargetSection target) {
    return switch (target) {
      case TargetSection.Binary binary ->
          Unpack.program(fileName(binary), unpack.file(), unpack.bytesMax());
      case TargetSection.Directory _ -> Unpack.tree(unpack.bytesMax());
    };
  }

  private static String fileName(TargetSection target) {
    return String.valueOf(target.path().getFileName());
  }

  private Transform<?, ?> build(TransformSection.Build build, TargetSection target) {
    var how =
        switch (build.how()) {
          case How.Command(var words) -> new dev.syncline.transform.build.How.CommandBuild(words);
          case How.Task(var name) ->
              dev.syncline.transform.build.How.TaskBuild.of(
                  name, configuration.base(), target.path(), build.versionVariable());
        };
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    Optional<SyncException> unset = Optional.empty();
    for (var entry : build.env().entrySet()) {
      try {
        environment.put(entry.getKey(), entry.getValue().resolve().reveal());
      } catch (SyncException e) {
        environment.put(entry.getKey(), UNSET);
        unset = unset.or(() -> Optional.of(e));
      }
    }
    var settings =
        new BuildSettings(
            how, fileName(target), build.output().map(Path::of), environment, build.timeout());
    var transform = new BuildTransform(settings, outside.processes());
    return unset.isEmpty() ? transform : new UnsetBuild(transform, unset.get().fault());
  }

  private Target<?> target(TargetSection section) {
    return switch (section) {
      case TargetSection.Binary binary -> binary(binary);
      case TargetSection.Directory directory -> directory(directory);
    };
  }

  private Target<?> binary(TargetSection.Binary binary) {
    var settings =
        new BinarySettings(
            binary.path(),
            configuration.base(),
            binary.check().map(check -> new BinarySettings.Check(check.command(), check.timeout())),
            reload(binary.reload()),
            health(binary.health()),
            new ProbationTerms(
                binary.probation().healthyFor(),
                binary.probation().within(),
                binary.probation().strikes(),
                every(binary.health())),
            BinarySettings.BYTES_MAX_DEFAULT,
            folder(binary.path()));
    return new BinaryTarget(
        settings,
        new DurableFiles(faults),
        artifacts,
        outside.processes(),
        new HealthProbe(outside.connections()),
        pace);
  }

  private BinarySettings.Folder folder(Path binary) {
    long inIt =
        configuration.syncs().values().stream()
            .map(SyncSection::target)
            .filter(TargetSection.Binary.class::isInstance)
            .filter(target -> Objects.equals(target.path().getParent(), binary.getParent()))
            .count();
    return inIt > 1 ? BinarySettings.Folder.SHARED : BinarySettings.Folder.OWN;
  }

  private static BinarySettings.Reload reload(ReloadSection section) {
    return switch (section) {
      case ReloadSection.None _ -> new BinarySettings.Reload.None();
      case ReloadSection.Command(var command, var timeout) ->
          new BinarySettings.Reload.ByCommand(command, timeout);
      case ReloadSection.Signal(var name, var pidFile) ->
          new BinarySettings.Reload.BySignal(name, pidFile);
      case ReloadSection.ProcessCompose(var process, var at, var token) ->
          new BinarySettings.Reload.ByProcessCompose(
              process, address(at), token.map(text -> (Token) text::resolve));
    };
  }

  private static ComposeAddress address(ReloadSection.Listening at) {
    return switch (at) {
      case ReloadSection.Listening.OnSocket(var path) -> new ComposeAddress.Socket(path);
      case ReloadSection.Listening.OnUrl(var url) -> new ComposeAddress.Url(url);
    };
  }

  private static BinarySettings.Health health(HealthSection section) {
    return switch (section) {
      case HealthSection.None _ -> new BinarySettings.Health.None();
      case HealthSection.Http(var url, _, var timeout) ->
          new BinarySettings.Health.ByHttp(url, timeout);
      case HealthSection.Command(var command, _, var timeout) ->
          new BinarySettings.Health.ByCommand(command, timeout);
    };
  }

  private static Duration every(HealthSection section) {
    return switch (section) {
      case HealthSection.None _ -> HealthSection.EVERY_DEFAULT;
      case HealthSection.Http(_, var every, _) -> every;
      case HealthSection.Command(_, var every, _) -> every;
    };
  }

  private Target<?> directory(TargetSection.Directory directory) {
    var settings =
        new DirectorySettings(
            directory.path(),
            directory.link(),
            directory.keep(),
            directory.grace(),
            directory.hook().map(hook -> new Hook(hook.command(), hook.timeout())));
    return new DirectoryTarget(settings, outside.processes(), pace, faults);
  }
}
