package dev.syncline.trigger.webhook;

import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.run.SyncName;
import dev.syncline.trigger.webhook.Receipt.Accepted;
import dev.syncline.trigger.webhook.Receipt.Duplicate;
import dev.syncline.trigger.webhook.Receipt.Ignored;
import dev.syncline.trigger.webhook.Receipt.Pong;
import dev.syncline.trigger.webhook.Receipt.Refused;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Receipts as JSON. The names of fields are a promise; more may come.
final class ReceiptText {
  private static final JsonFactory JSON = new JsonFactory();

  private ReceiptText() {}

  static String of(Receipt receipt) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("status", receipt.word());
      switch (receipt) {
        case Accepted accepted -> {
          delivery(json, accepted.delivery(), accepted.event());
          syncs(json, accepted.syncs());
          json.writeStringProperty("received", accepted.received().toString());
        }
        case Duplicate duplicate -> {
          delivery(json, duplicate.delivery(), duplicate.event());
          syncs(json, duplicate.syncs());
          json.writeStringProperty("state", duplicate.state().name().toLowerCase(Locale.ROOT));
        }
        case Ignored ignored -> {
          delivery(json, ignored.delivery(), ignored.event());
          json.writeStringProperty("reason", ignored.reason());
        }
        case Pong pong -> delivery(json, pong.delivery(), "ping");
        case Refused refused -> refused(json, refused);
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void delivery(JsonGenerator json, DeliveryId id, String event) {
    json.writeStringProperty("delivery", id.name());
    json.writeStringProperty("scheme", id.scheme());
    json.writeStringProperty("event", event);
  }

  private static void syncs(JsonGenerator json, List<SyncName> syncs) {
    json.writeArrayPropertyStart("syncs");
    syncs.forEach(sync -> json.writeString(sync.value()));
    json.writeEndArray();
  }

  private static void refused(JsonGenerator json, Refused refused) {
    json.writeObjectPropertyStart("error");
    json.writeStringProperty("what", refused.complaint().what());
    json.writeStringProperty("why", refused.complaint().why());
    json.writeStringProperty("next", refused.complaint().next());
    json.writeStringProperty("code", refused.complaint().code());
    json.writeEndObject();
    refused.retryAfterSeconds().ifPresent(wait -> json.writeNumberProperty("retry_after", wait));
  }
}
