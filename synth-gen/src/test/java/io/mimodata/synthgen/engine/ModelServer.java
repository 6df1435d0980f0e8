package io.mimodata.synthgen.engine;

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

/** An HTTP server on loopback that answers in the form of OpenAI's chat completions. */
public final class ModelServer implements AutoCloseable {
  /** Status and body of one answer. */
  public record Reply(int status, String body) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile Reply models = new Reply(200, modelList("mimo"));
  private volatile Function<JsonNode, Reply> answers = request -> completed("4");

  public ModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/models", exchange -> send(exchange, models));
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          JsonNode request = JSON.readTree(exchange.getRequestBody());
          requests.add(request);
          send(exchange, answers.apply(request));
        });
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Sets what the list of models gives. */
  public ModelServer models(Reply reply) {
    models = reply;
    return this;
  }

  /** Sets how requests are answered; called on the server's threads. */
  public ModelServer answers(Function<JsonNode, Reply> function) {
    answers = function;
    return this;
  }

  /** Sets the answers of successive requests; the last one stays. */
  public ModelServer answersInTurn(Reply... replies) {
    int before = requests.size();
    return answers(request -> replies[Math.min(requests.size() - before, replies.length) - 1]);
  }

  /** The requests for completions so far. */
  public List<JsonNode> requests() {
    return requests;
  }

  /** Their authorization headers. */
  public List<String> keys() {
    return keys;
  }

  public static String modelList(String... names) {
    ObjectNode list = JSON.createObjectNode().put("object", "list");
    for (String name : names) {
      list.withArray("data")
          .addObject()
          .put("id", name)
          .put("object", "model")
          .put("created", 0)
          .put("owned_by", "test");
    }
    return list.toString();
  }

  public static Reply completed(String content) {
    return reply(content, null, null, "stop");
  }

  public static Reply thought(String field, String reasoning, String content) {
    return reply(content, field, reasoning, "stop");
  }

  public static Reply ended(String content, String finishReason) {
    return reply(content, null, null, finishReason);
  }

  public static Reply error(int status, String message) {
    return new Reply(
        status, JSON.createObjectNode().set("error", text("message", message)).toString());
  }

  private static ObjectNode text(String name, String value) {
    return JSON.createObjectNode().put(name, value);
  }

  private static Reply reply(String content, String field, String reasoning, String finish) {
    ObjectNode message = text("role", "assistant").put("content", content);
    if (field != null) {
      message.put(field, reasoning);
    }
    ObjectNode body = text("id", "chatcmpl-1").put("object", "chat.completion");
    body.put("created", 0).put("model", "mimo");
    ObjectNode choice = body.withArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", finish).set("message", message);
    ObjectNode usage = body.putObject("usage").put("prompt_tokens", 11);
    usage.put("completion_tokens", 22).put("total_tokens", 33);
    return new Reply(200, body.toString());
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
