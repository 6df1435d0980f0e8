package io.mimodata.synthgen.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on loopback that answers in the form of OpenAI's chat completions. Answers are
 * streamed, in pieces of a few characters, where a request asks for that.
 */
public final class ModelServer implements AutoCloseable {
  /** Status and body of one answer. */
  public record Reply(int status, String body) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile Reply models = new Reply(200, modelList("mimo"));
  private volatile String contentType = "application/json";
  private volatile Function<JsonNode, Reply> answers = request -> completed("4");

  public ModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/models", exchange -> send(exchange, models));
    server.createContext("/v1/chat/completions", this::complete);
    server.createContext("/v1/completions", this::complete);
    server.setExecutor(threads);
    server.start();
  }

  private void complete(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    requests.add(request);
    Reply reply = answers.apply(request);
    JsonNode whole = request.path("stream").asBoolean() ? completion(reply) : null;
    if (whole == null) {
      send(exchange, reply);
    } else {
      stream(exchange, whole);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Sets what the list of models gives. */
  public ModelServer models(Reply reply) {
    models = reply;
    return this;
  }

  /** Sets the type of answers that aren't streamed. */
  public ModelServer contentType(String type) {
    contentType = type;
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

  /** A completion in the form of the endpoint without chat. */
  public static Reply textCompletion(String text) {
    ObjectNode body = JSON.createObjectNode().put("object", "text_completion");
    body.putArray("choices").addObject().put("text", text).put("finish_reason", "stop");
    body.putObject("usage").put("prompt_tokens", 11).put("completion_tokens", 22);
    return new Reply(200, body.toString());
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

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** The completion in a reply, or null when it holds none that can be streamed. */
  private static JsonNode completion(Reply reply) {
    try {
      JsonNode body = JSON.readTree(reply.body());
      return reply.status() == 200 && body.at("/choices/0/message").isObject() ? body : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static void stream(HttpExchange exchange, JsonNode whole) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(event(delta("role", "assistant")));
      JsonNode message = whole.at("/choices/0/message");
      for (String field : new String[] {"reasoning_content", "reasoning", "content"}) {
        String text = message.path(field).isTextual() ? message.get(field).asText() : "";
        for (int at = 0; at < text.length(); at += 3) {
          out.write(event(delta(field, text.substring(at, Math.min(text.length(), at + 3)))));
        }
      }
      ObjectNode end = delta("content", null);
      ((ObjectNode) end.at("/choices/0"))
          .set("finish_reason", whole.at("/choices/0/finish_reason"));
      out.write(event(end));
      ObjectNode usage = JSON.createObjectNode();
      usage.putArray("choices");
      out.write(event(usage.set("usage", whole.get("usage"))));
      out.write(event("[DONE]"));
    }
  }

  /** One event of a stream. */
  public static byte[] event(Object data) {
    return ("data: " + data + "\n\n").getBytes(UTF_8);
  }

  /** A piece of an answer. */
  public static ObjectNode delta(String field, String text) {
    ObjectNode chunk = JSON.createObjectNode().put("object", "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.putObject("delta").put(field, text);
    choice.putNull("finish_reason");
    return chunk;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
