package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.syncline.engine.pace.SystemPace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document says what the server does, no more and no less.
class OpenApiTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Path SOURCES = Path.of("src/main/java/dev/syncline/app/web");
  private static final Pattern ROUTE = Pattern.compile("case \"(/?[a-z][a-z0-9./*]*|/)\" ->");

  @TempDir private Path folder;

  private static JsonNode document() throws IOException {
    try (var in = Api.class.getResourceAsStream("openapi.json")) {
      return MAPPER.readTree(in);
    }
  }

  @Test
  void references_leadSomewhere() throws Exception {
    var document = document();
    var dead = new TreeSet<String>();

    for (var reference : document.findValues("$ref")) {
      if (document.at(reference.asString().substring(1)).isMissingNode()) {
        dead.add(reference.asString());
      }
    }

    assertThat(document.path("openapi").asString()).startsWith("3.1");
    assertThat(dead).isEmpty();
  }

  @Test
  void everyRouteInTheSources_isInTheDocument() throws Exception {
    var paths = document().path("paths");
    var routes = new TreeSet<String>();
    for (var file : List.of("Routes.java", "Api.java")) {
      ROUTE
          .matcher(Files.readString(SOURCES.resolve(file)))
          .results()
          .map(found -> found.group(1).replace("*", "{run}"))
          .map(path -> path.startsWith("/") ? path : Api.BASE + path)
          .forEach(routes::add);
    }
    Api.VERBS.forEach(verb -> routes.add("/api/v1/syncs/{sync}/" + verb));
    routes.addAll(
        List.of(
            "/webhook",
            "/webhook/{sync}",
            "/webhook/github",
            "/webhook/gitlab",
            "/webhook/gitea",
            "/webhook/forgejo",
            "/webhook/generic",
            "/api/v1/events",
            "/api/v1/syncs/{sync}"));

    assertThat(paths.propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void everyRouteInTheDocument_isServedByItsMethodAlone() throws Exception {
    try (var place = new Place(folder, new SystemPace())) {
      for (var path : document().path("paths").properties()) {
        var asked = path.getKey().replace("{sync}", "www").replace("{run}", "x");
        for (var method : List.of("get", "post")) {
          if (asked.endsWith("/events") && method.equals("get")) {
            continue; // it does not end
          }
          var reply = place.ask(method.toUpperCase(java.util.Locale.ROOT), asked, "", new byte[0]);

          assertThat(reply.status() != 405).as(asked).isEqualTo(path.getValue().has(method));
          assertThat(reply.body()).as(asked).doesNotContain("SYN-WEB-PATH");
        }
      }
    }
  }

  @Test
  void answers_areOfTheFormThatIsSaid() throws Exception {
    try (var place = new Place(folder, new SystemPace())) {
      await()
          .until(() ->
              MAPPER.readTree(place.get("/api/v1/runs?sync=www").body()).path("runs").size() > 0);
      await().until(() -> place.brought().equals("first"));
      place.commit("second");
      var token = "Authorization: Bearer " + Place.TOKEN + "\r\n";
      var wish = "{\"reason\":\"x\"}".getBytes(StandardCharsets.UTF_8);
      var hold = place.ask("POST", "/api/v1/syncs/www/hold", token, wish);
      var history = place.get("/api/v1/runs?sync=www").body();
      var run = MAPPER.readTree(history).path("runs").get(0).path("run").asString();

      assertThat(wrong("Decided", hold.body())).isEmpty();
      assertThat(wrong("Status", place.get("/api/v1/syncs").body())).isEmpty();
      assertThat(wrong("History", history)).isEmpty();
      assertThat(wrong("WholeRun", place.get("/api/v1/runs/" + run).body())).isEmpty();
      assertThat(wrong("Log", place.get("/api/v1/runs/" + run + "/log").body())).isEmpty();
      assertThat(wrong("Ready", place.get("/ready").body())).isEmpty();
      assertThat(wrong("Error", place.get("/nothing").body())).isEmpty();
      assertThat(wrong("Receipt", place.push("/webhook/www", "one").body())).isEmpty();
      assertThat(wrong("Receipt", place.push("/webhook/www", "one").body())).isEmpty();
      assertThat(wrong("Refused", place.get("/webhook").body())).isEmpty();
      var ring = place.ask("POST", "/api/v1/syncs/www/ring", token, new byte[0]);
      assertThat(wrong("Rung", ring.body())).isEmpty();
    }
  }

  /// What a document has against a schema, closed against what nobody has written down.
  private static List<String> wrong(String schema, String answer) throws IOException {
    ObjectNode all = MAPPER.createObjectNode();
    all.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    all.put("$ref", "#/components/schemas/" + schema);
    all.put("unevaluatedProperties", false);
    all.set("components", document().path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(all.toString(), InputFormat.JSON)
        .validate(answer, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
