package dev.syncline.demo.compose;

/// `/process/info`: the few keys of many that somebody here asks for, as they are written up to
/// v1.109.
final class Definition {
  private Definition() {}

  static String json(Project.Service service) {
    var probe =
        service.readiness().map(it -> "{\"PeriodSeconds\":%d}".formatted(it.periodSeconds()));
    return "{\"Name\":%s,\"Disabled\":%s,\"LivenessProbe\":null,\"ReadinessProbe\":%s}"
        .formatted(Words.json(service.name()), service.isDisabled(), probe.orElse("null"));
  }
}
