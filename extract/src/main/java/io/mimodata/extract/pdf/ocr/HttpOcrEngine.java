package io.mimodata.extract.pdf.ocr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An endpoint that takes an image by POST ({@code image/png}; {@code dpi} and {@code languages},
 * separated by commas, in the query) and answers with its text: {@code text/plain} in UTF-8, or
 * {@code application/json} with a field {@code text}.
 *
 * <p>Asked up to three times within the page's time: again after status 429, one of 500 and above,
 * or a lost connection.
 */
final class HttpOcrEngine implements OcrEngine {
  private static final int ATTEMPTS = 3;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final int MAX_MESSAGE_CHARACTERS = 200;
  private static final JsonFactory JSON = new JsonFactory();

  private final URI endpoint;
  private final long pageMillis;
  private final HttpClient client;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "ocr");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param endpoint where images are posted
   * @param pageMillis time for one page, retries included
   */
  HttpOcrEngine(URI endpoint, long pageMillis) {
    this.endpoint = endpoint;
    this.pageMillis = pageMillis;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(pageMillis))
            .executor(threads)
            .build();
  }

  private record Answer(int status, String type, String body, boolean cut) {
    boolean isWorthAnotherTry() {
      return status == 429 || status >= 500;
    }
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String read(BufferedImage page, int dpi, List<String> languages) throws IOException {
    HttpRequest request = request(Png.of(page), dpi, languages);
    // One limit for all of it: the client's own ends at the headers, and a body can drip for ever.
    Future<String> text = threads.submit(() -> ask(request));
    try {
      return text.get(pageMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("%s gave no text within %d ms".formatted(endpoint, pageMillis), e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + endpoint);
    } finally {
      text.cancel(true);
    }
  }

  private HttpRequest request(byte[] image, int dpi, List<String> languages) {
    String query =
        "dpi=%d&languages=%s".formatted(dpi, URLEncoder.encode(String.join(",", languages), UTF_8));
    String separator = endpoint.getRawQuery() == null ? "?" : "&";
    return HttpRequest.newBuilder(URI.create(endpoint + separator + query))
        .header("Content-Type", "image/png")
        .header("Accept", "text/plain, application/json")
        .POST(BodyPublishers.ofByteArray(image))
        .build();
  }

  private String ask(HttpRequest request) throws IOException, InterruptedException {
    IOException lost = null;
    Answer answer = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (attempt > 1) {
        Thread.sleep(FIRST_PAUSE_MILLIS << (attempt - 2));
      }
      try {
        answer = send(request);
        if (!answer.isWorthAnotherTry()) {
          break;
        }
      } catch (IOException e) {
        lost = e;
      }
    }
    if (answer == null) {
      throw new IOException("%s can't be asked: %s".formatted(endpoint, describe(lost)), lost);
    }
    return text(answer);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      String type = response.headers().firstValue("Content-Type").orElse("text/plain");
      byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
      return new Answer(
          response.statusCode(), type, new String(bytes, UTF_8), bytes.length > MAX_ANSWER_BYTES);
    }
  }

  private String text(Answer answer) throws IOException {
    if (answer.status != 200) {
      String message = answer.body.strip();
      throw new IOException(
          "%s answered with status %d: %s"
              .formatted(
                  endpoint,
                  answer.status,
                  message.substring(0, Math.min(MAX_MESSAGE_CHARACTERS, message.length()))));
    }
    if (answer.cut) {
      throw new IOException(
          "%s answered with more than %d bytes".formatted(endpoint, MAX_ANSWER_BYTES));
    }
    return answer.type.startsWith("application/json") ? jsonText(answer.body) : answer.body;
  }

  private String jsonText(String body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String field = json.currentName();
          JsonToken value = json.nextToken();
          if (field.equals("text") && value == JsonToken.VALUE_STRING) {
            return json.getText();
          }
          json.skipChildren();
        }
      }
    }
    throw new IOException("%s answered with JSON without a field text".formatted(endpoint));
  }

  private static String describe(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
