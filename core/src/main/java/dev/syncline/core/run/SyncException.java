package dev.syncline.core.run;

import java.time.Instant;
import java.util.Optional;

/// The one checked exception of the ports. Anything else that is thrown is a defect.
public final class SyncException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  public SyncException(Fault fault) {
    this(fault, null);
  }

  public SyncException(Fault fault, @org.jspecify.annotations.Nullable Throwable cause) {
    super(fault.complaint().line(), cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  public static SyncException passing(String code, String what, String why, String next) {
    return new SyncException(
        new Fault.Transient(new Complaint(code, what, why, next), Optional.empty()));
  }

  /// Like [#passing], not to be tried before the time that the peer named.
  public static SyncException passing(Complaint complaint, Instant notBefore) {
    return new SyncException(new Fault.Transient(complaint, Optional.of(notBefore)));
  }

  public static SyncException rejected(String code, String what, String why, String next) {
    return new SyncException(new Fault.Rejected(new Complaint(code, what, why, next)));
  }

  public static SyncException unfit(
      int attempts, String code, String what, String why, String next) {
    return new SyncException(new Fault.Unfit(new Complaint(code, what, why, next), attempts));
  }

  public static SyncException halted(String code, String what, String why, String next) {
    return new SyncException(new Fault.Halted(new Complaint(code, what, why, next)));
  }

  /// The same exception with its origin kept for whoever debugs.
  public SyncException causedBy(Throwable cause) {
    return new SyncException(fault, cause);
  }
}
