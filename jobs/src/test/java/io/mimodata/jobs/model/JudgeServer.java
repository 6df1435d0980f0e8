package io.mimodata.jobs.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on loopback that serves a model {@code judge} in the form of OpenAI's chat
 * completions, without streaming. What it says is a function of a request's last message; an empty
 * answer is an error 400.
 */
public final class JudgeServer implements AutoCloseable {
  /** An answer by the rubric. */
  public static final String GOOD =
      "{\"domain\": \"maths\", \"knowledge_density\": 4, \"reasoning_depth\": 3,"
          + " \"educational_value\": 2, \"clarity\": 5, \"professional\": 1}";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Function<String, String> answers;

  public JudgeServer(Function<String, String> answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/models", exchange -> send(exchange, 200, "{\"data\": [{\"id\": \"judge\"}]}"));
    server.createContext("/v1/chat/completions", this::complete);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The requests so far. */
  public List<JsonNode> requests() {
    return requests;
  }

  private void complete(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    requests.add(request);
    JsonNode messages = request.path("messages");
    String said = answers.apply(messages.path(messages.size() - 1).path("content").asText());
    if (said.isEmpty()) {
      send(exchange, 400, "{\"error\": {\"message\": \"not this one\"}}");
      return;
    }
    ObjectNode body = JSON.createObjectNode();
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", said);
    body.putObject("usage").put("prompt_tokens", 11).put("completion_tokens", 22);
    send(exchange, 200, body.toString());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
