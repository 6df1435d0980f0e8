package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mimodata.synthgen.engine.ModelServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A model server that misbehaves at random, and counts what it has done for each prompt. What it
 * does depends on its seed, the prompt and the number of the attempt.
 */
final class ChaosServer implements AutoCloseable {
  static {
    // Small pieces would wait for the acknowledgement of the ones before.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern AFTER_SPACES = Pattern.compile("(?<= )");
  private static final int PROMPT_TOKENS = 7;

  /** What happens to an attempt. */
  enum Fate {
    ANSWER(40),
    SLOW_ANSWER(3),
    WHOLE_ANSWER(3),
    END_WITHOUT_USAGE(3),
    BUSY(5),
    BUSY_UNTIL(3),
    OVERLOADED(2),
    BROKEN(8),
    DROPPED(6),
    DROPPED_IN_STREAM(4),
    CUT(4),
    STALLED(2),
    NEVER_BEGINS(1),
    GARBAGE(3),
    GARBAGE_IN_STREAM(2),
    HTML(1),
    ERROR_IN_STREAM(2);

    private final int weight;

    Fate(int weight) {
      this.weight = weight;
    }

    static Fate of(RandomGenerator random) {
      int sum = 0;
      for (Fate fate : values()) {
        sum += fate.weight;
      }
      int at = random.nextInt(sum);
      for (Fate fate : values()) {
        at -= fate.weight;
        if (at < 0) {
          return fate;
        }
      }
      throw new AssertionError();
    }
  }

  /** What was done for one prompt. */
  static final class Account {
    private int attempts;
    private int worked;
    private long tokens;
    private int answers;
    private int attemptsAfterTheAnswer;

    synchronized int attempts() {
      return attempts;
    }

    /** Attempts for which tokens were made, or may have been for all that the client knows. */
    synchronized int worked() {
      return worked;
    }

    synchronized long tokens() {
      return tokens;
    }

    synchronized int answers() {
      return answers;
    }

    synchronized int attemptsAfterTheAnswer() {
      return attemptsAfterTheAnswer;
    }

    private synchronized int begin() {
      if (answers > 0) {
        attemptsAfterTheAnswer++;
      }
      return attempts++;
    }

    private synchronized void work() {
      worked++;
    }

    private synchronized void bill() {
      tokens++;
    }

    private synchronized void answered() {
      answers++;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final long seed;
  private final long slowMillis;
  private final long stallMillis;

  /**
   * Starts the server on loopback.
   *
   * @param slowMillis before a slow answer
   * @param stallMillis of silence where the client is to give up
   */
  ChaosServer(long seed, long slowMillis, long stallMillis) throws IOException {
    this.seed = seed;
    this.slowMillis = slowMillis;
    this.stallMillis = stallMillis;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  Account account(String prompt) {
    return accounts.computeIfAbsent(prompt, ignored -> new Account());
  }

  /** The answer to a prompt, of which each token is a piece of the stream. */
  static String answer(String prompt) {
    return "The answer to " + prompt + " is " + prompt.hashCode() + ".";
  }

  static long tokens(String prompt) {
    return pieces(prompt).size();
  }

  private static List<String> pieces(String prompt) {
    return AFTER_SPACES.splitAsStream(answer(prompt)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    String prompt = request.at("/messages/0/content").asText();
    Account account = account(prompt);
    int attempt = account.begin();
    Fate fate = Fate.of(new SplittableRandom(seed ^ (prompt.hashCode() * 1_000_003L + attempt)));
    try (exchange) {
      misbehave(fate, exchange, prompt, account);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void misbehave(Fate fate, HttpExchange exchange, String prompt, Account account)
      throws IOException, InterruptedException {
    switch (fate) {
      case ANSWER -> stream(exchange, prompt, account, true);
      case SLOW_ANSWER -> {
        Thread.sleep(slowMillis);
        stream(exchange, prompt, account, true);
      }
      case END_WITHOUT_USAGE -> stream(exchange, prompt, account, false);
      case WHOLE_ANSWER -> whole(exchange, prompt, account);
      case BUSY -> send(exchange, 429, "application/json", "{\"error\": {\"message\": \"busy\"}}");
      case BUSY_UNTIL -> {
        exchange.getResponseHeaders().set("Retry-After", "0.01");
        send(exchange, 429, "application/json", "{\"error\": {\"message\": \"busy\"}}");
      }
      case OVERLOADED -> send(exchange, 503, "text/plain", "overloaded");
      case BROKEN -> send(exchange, 500, "text/html", "<h1>Internal Server Error</h1>");
      case DROPPED -> {}
      case DROPPED_IN_STREAM -> pieces(exchange, prompt, account, 1 << 20);
      case CUT -> pieces(exchange, prompt, account, 0);
      case STALLED -> {
        pieces(exchange, prompt, account, 1 << 20);
        Thread.sleep(stallMillis);
      }
      case NEVER_BEGINS -> {
        account.work();
        Thread.sleep(stallMillis);
      }
      case GARBAGE -> {
        account.work();
        send(exchange, 200, "application/json", "{\"choices\": [{\"mess");
      }
      case GARBAGE_IN_STREAM ->
          pieces(exchange, prompt, account, 0).write(ModelServer.event("{\"choices\": [}"));
      case HTML -> {
        account.work();
        send(exchange, 200, "text/html", "<html>Sign in</html>");
      }
      case ERROR_IN_STREAM ->
          pieces(exchange, prompt, account, 0)
              .write(ModelServer.event("{\"error\": {\"message\": \"lost a worker\"}}"));
    }
  }

  /** The beginning of a stream; a length that is never reached makes its end a broken one. */
  private static OutputStream pieces(
      HttpExchange exchange, String prompt, Account account, long length) throws IOException {
    account.work();
    OutputStream out = begin(exchange, length);
    List<String> tokens = pieces(prompt);
    for (String token : tokens.subList(0, tokens.size() / 2)) {
      piece(out, token, account);
    }
    return out;
  }

  private static void stream(HttpExchange exchange, String prompt, Account account, boolean usage)
      throws IOException {
    account.work();
    OutputStream out = begin(exchange, usage ? 0 : 1 << 20);
    for (String token : pieces(prompt)) {
      piece(out, token, account);
    }
    account.answered();
    ObjectNode end = ModelServer.delta("content", "");
    ((ObjectNode) end.at("/choices/0")).put("finish_reason", "stop");
    out.write(ModelServer.event(end));
    if (usage) {
      ObjectNode counts = JSON.createObjectNode();
      counts.putArray("choices");
      out.write(ModelServer.event(counts.set("usage", usage(prompt))));
      out.write(ModelServer.event("[DONE]"));
    }
    out.flush();
  }

  private static void whole(HttpExchange exchange, String prompt, Account account)
      throws IOException {
    account.work();
    for (long i = 0; i < tokens(prompt); i++) {
      account.bill();
    }
    account.answered();
    ObjectNode body = JSON.createObjectNode();
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("content", answer(prompt));
    body.set("usage", usage(prompt));
    send(exchange, 200, "application/json", body.toString());
  }

  private static ObjectNode usage(String prompt) {
    return JSON.createObjectNode()
        .put("prompt_tokens", PROMPT_TOKENS)
        .put("completion_tokens", tokens(prompt));
  }

  private static OutputStream begin(HttpExchange exchange, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, length);
    OutputStream out = exchange.getResponseBody();
    out.write(": hello\n\n".getBytes(UTF_8));
    out.write(ModelServer.event(ModelServer.delta("role", "assistant")));
    return out;
  }

  private static void piece(OutputStream out, String token, Account account) throws IOException {
    account.bill();
    out.write(ModelServer.event(ModelServer.delta("content", token)));
    out.flush();
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
