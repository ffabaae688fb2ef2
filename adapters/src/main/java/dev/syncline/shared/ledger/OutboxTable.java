package dev.syncline.shared.ledger;

import dev.syncline.core.ledger.Entry.MessageDelayed;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The messages that wait.
final class OutboxTable {
  private OutboxTable() {}

  static void queue(Sql sql, OutboxMessage message) throws SQLException {
    sql.run(
        "INSERT INTO message (id, channel, content_type, body, attempts, next)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        message.id(),
        message.channel(),
        message.contentType(),
        message.body(),
        message.attempts(),
        Moments.text(message.next()));
    sql.run(
        "DELETE FROM message WHERE ordinal <= (SELECT MAX(ordinal) FROM message) - ?",
        Bounds.MESSAGES_MAX);
  }

  static void done(Sql sql, String id) throws SQLException {
    sql.run("DELETE FROM message WHERE id = ?", id);
  }

  static void delay(Sql sql, MessageDelayed delayed) throws SQLException {
    sql.run(
        "UPDATE message SET attempts = ?, next = ?, why = ? WHERE id = ?",
        delayed.attempts(),
        Moments.text(delayed.next()),
        delayed.why(),
        delayed.id());
  }

  static List<OutboxMessage> due(Sql sql, Instant now, int limit) throws SQLException {
    return sql.rows(
        "SELECT id, channel, content_type, body, attempts, next FROM message WHERE next <= ?"
            + " ORDER BY next, ordinal LIMIT ?",
        row ->
            new OutboxMessage(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                (int) row.number(5),
                Moments.moment(row.text(6))),
        Moments.text(now),
        limit);
  }

  static Optional<Instant> next(Sql sql) throws SQLException {
    return sql.first(
        "SELECT next FROM message ORDER BY next, ordinal LIMIT 1",
        row -> Moments.moment(row.text(1)));
  }
}
