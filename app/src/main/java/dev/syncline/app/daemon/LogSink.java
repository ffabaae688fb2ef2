package dev.syncline.app.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes log lines to standard output, as text or as JSON. Only long-running commands make one:
/// setting up a logger costs as much as a whole short command.
final class LogSink implements BiConsumer<LogLines.Level, Map<String, Object>> {
  private final Logger logger;
  private final boolean json;

  private LogSink(Logger logger, boolean json) {
    this.logger = logger;
    this.json = json;
  }

  /// Also takes what libraries log, from warnings on.
  static LogSink open(Daemon.Logging log) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Encoder<ILoggingEvent> encoder = log.json() ? new FlatJson() : text(context);
    encoder.setContext(context);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger("syncline").setLevel(Level.toLevel(least(log).name()));
    return new LogSink(LoggerFactory.getLogger("syncline"), log.json());
  }

  /// The least that is written.
  static LogLines.Level least(Daemon.Logging log) {
    if (log.quiet()) {
      return LogLines.Level.WARN;
    }
    return log.verbose() ? LogLines.Level.DEBUG : LogLines.Level.INFO;
  }

  private static PatternLayoutEncoder text(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level %msg%n%nopex");
    return encoder;
  }

  @Override
  public void accept(LogLines.Level level, Map<String, Object> fields) {
    var line =
        switch (level) {
          case DEBUG -> logger.atDebug();
          case INFO -> logger.atInfo();
          case WARN -> logger.atWarn();
          case ERROR -> logger.atError();
        };
    if (json) {
      for (var field : fields.entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log("");
    } else {
      line.log(text(fields));
    }
  }

  static String text(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + quoted(shown(field.getValue())))
        .collect(Collectors.joining(" "));
  }

  private static String shown(Object value) {
    return value instanceof Duration time
        ? "%.3fs".formatted(time.toNanos() / 1e9)
        : value.toString();
  }

  // One event is one line, whatever a value holds.
  private static String quoted(String value) {
    boolean plain = value.chars().allMatch(c -> c > ' ' && c != '"' && c != '=');
    return plain && !value.isEmpty()
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
