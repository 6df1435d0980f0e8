package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.ModelServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointCheckTest {
  private ModelServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ModelServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void check() {
    check(server.url());
  }

  private static List<String> check(String... endpoints) {
    HttpEngineSettings settings =
        HttpEngineSettings.builder(List.of(endpoints), "mimo")
            .retries(1)
            .backoff(Duration.ZERO, Duration.ZERO)
            .build();
    return EndpointCheck.require(settings, ApiKey.of("MIMO_TEST_KEY", "key-1"));
  }

  @Test
  void aServedModelCostsNoGeneration() {
    check();

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anUnlistedModelThatAnswersIsServed() {
    server.models(new ModelServer.Reply(200, ModelServer.modelList("mimo:latest")));

    check();
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).get("max_tokens").asInt()).isEqualTo(1);
  }

  @Test
  void aServerWithoutAListIsAskedForAnAnswer() {
    for (ModelServer.Reply reply :
        new ModelServer.Reply[] {
          ModelServer.error(404, "no such page"),
          new ModelServer.Reply(200, "not JSON"),
          new ModelServer.Reply(200, "{}")
        }) {
      server.models(reply);

      check();
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void anUnknownModelIsNamedWithThoseThatAreServed() {
    server.models(new ModelServer.Reply(200, ModelServer.modelList("qwen", "llama")));
    server.answersInTurn(ModelServer.error(404, "The model mimo does not exist"));

    assertThatThrownBy(this::check)
        .isInstanceOf(StageException.class)
        .hasMessageContaining(server.url())
        .hasMessageContaining("HTTP 404 for the model mimo")
        .hasMessageContaining("It serves: qwen, llama.");
  }

  @Test
  void aRefusedKeyNamesItsVariable() {
    server.models(ModelServer.error(401, "bad key"));

    assertThatThrownBy(this::check)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("refuses the API key (HTTP 401)")
        .hasMessageContaining("MIMO_TEST_KEY");
  }

  @Test
  void whatPassesIsAskedAgain() {
    server.models(new ModelServer.Reply(200, ModelServer.modelList("mimo:latest")));
    server.answersInTurn(ModelServer.error(503, "loading"), ModelServer.completed("2"));

    check();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void ofSeveralServersOneMayBeAbsentButNoneWrong() throws IOException {
    try (ModelServer other = new ModelServer()) {
      String gone = server.url();
      server.close();

      assertThat(check(gone, other.url()))
          .singleElement()
          .asString()
          .startsWith("The model endpoint " + gone + " gives no answer");

      other.models(ModelServer.error(403, "bad key-1"));
      assertThatThrownBy(() -> check(gone, other.url()))
          .isInstanceOf(StageException.class)
          .hasMessageContaining(gone)
          .hasMessageContaining(other.url() + " refuses the API key (HTTP 403)");
    }
  }

  @Test
  void aServerThatRepeatsTheKeyPutsItIntoNoMessage() {
    server.models(ModelServer.error(404, "key-1"));
    server.answersInTurn(ModelServer.error(400, "no model for key-1"));

    assertThatThrownBy(this::check)
        .hasMessageContaining("no model for ***")
        .message()
        .doesNotContain("key-1");
  }

  @Test
  void anAbsentServerIsNamedWithTheWayOut() {
    server.close();

    assertThatThrownBy(this::check)
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith("The model endpoint " + server.url() + " gives no answer")
        .hasMessageContaining("start the server");
  }
}
