package io.mimodata.synthgen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import java.io.IOException;
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
    EndpointCheck.require(Configs.of(server.url(), 0, 10), "key");
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
        .hasMessageContaining("MIMO_TEST_KEY_THAT_IS_NOT_SET");
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
