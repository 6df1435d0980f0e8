package io.mimodata.synthgen.engine;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonString;
import com.openai.core.JsonValue;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.SynthConfig;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Asks a server over the OpenAI-compatible chat completions protocol, as vLLM, SGLang, llama.cpp
 * and the hosted services speak it.
 *
 * <p>The client retries what may pass (HTTP 408, 409, 429, 5xx, broken connections and timeouts)
 * with exponential backoff from half a second to eight, or as long as the server's {@code
 * Retry-After} says. What remains is the answer to this one prompt and becomes a removal; only a
 * server to which no connection can be made fails the stage, since its absence would otherwise cost
 * every seed of the run. Thread-safe.
 */
public final class OpenAiEngine implements Engine {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Fields in which servers deliver the reasoning: DeepSeek, SGLang and vLLM; newer vLLM. */
  private static final List<String> REASONING_FIELDS = List.of("reasoning_content", "reasoning");

  private final SynthConfig config;
  private final OpenAIClient client;

  /**
   * @param apiKey sent as bearer token
   */
  public OpenAiEngine(SynthConfig config, String apiKey) {
    this.config = config;
    this.client = client(config, apiKey, config.retries());
  }

  static OpenAIClient client(SynthConfig config, String apiKey, int retries) {
    Duration limit = Duration.ofSeconds(config.timeoutSeconds());
    return OpenAIOkHttpClient.builder()
        .baseUrl(config.endpoint())
        .apiKey(apiKey)
        .maxRetries(retries)
        .timeout(
            Timeout.builder()
                .connect(CONNECT_TIMEOUT.compareTo(limit) < 0 ? CONNECT_TIMEOUT : limit)
                .read(limit)
                .write(limit)
                .request(limit)
                .build())
        .build();
  }

  @Override
  public Generation generate(GenerationRequest request) {
    try {
      return read(client.chat().completions().create(params(config, request, config.maxTokens())));
    } catch (OpenAIServiceException e) {
      return failed("HTTP %d%s: %s".formatted(e.statusCode(), attempts(), firstLine(e)));
    } catch (OpenAIException e) {
      if (isUnreachable(e)) {
        throw new StageException(
            "The model endpoint %s can't be reached any more%s (%s). Start the server again and run the stage again."
                .formatted(config.endpoint(), attempts(), firstLine(rootCause(e))),
            e);
      }
      return failed("no usable answer%s: %s".formatted(attempts(), describe(rootCause(e))));
    }
  }

  /** The older parameter for the length is the one that all compatible servers know. */
  @SuppressWarnings("deprecation")
  static ChatCompletionCreateParams params(
      SynthConfig config, GenerationRequest request, int maxTokens) {
    return ChatCompletionCreateParams.builder()
        .model(config.modelName())
        .addUserMessage(request.prompt())
        .temperature(config.temperature())
        .topP(config.topP())
        .maxTokens(maxTokens)
        .seed(request.seed())
        .build();
  }

  private Generation read(ChatCompletion completion) {
    List<ChatCompletion.Choice> choices = completion.choices();
    if (choices.isEmpty()) {
      return failed("the server's answer has no choices");
    }
    ChatCompletion.Choice choice = choices.get(0);
    AssistantMessage message =
        AssistantMessage.of(reasoning(choice.message()), choice.message().content().orElse(null));
    long promptTokens = completion.usage().map(usage -> usage.promptTokens()).orElse(-1L);
    long completionTokens = completion.usage().map(usage -> usage.completionTokens()).orElse(-1L);

    String finish =
        choice._finishReason().asKnown().map(reason -> reason.asString()).orElse("missing");
    if (finish.equals("length")) {
      return new Generation.Unanswered(
          Removal.of(
              Reason.SYNTH_INCOMPLETE,
              "cut off after %s tokens (maxTokens %d)"
                  .formatted(
                      completionTokens < 0 ? "all" : Long.toString(completionTokens),
                      config.maxTokens())));
    }
    if (!finish.equals("stop")) {
      return failed("the answer ended with finish_reason " + finish);
    }
    if (message.answer().isEmpty()) {
      return failed(
          message.thinking().isEmpty()
              ? choice.message().refusal().map(why -> "refused: " + why).orElse("no content")
              : "reasoning without an answer");
    }
    return new Generation.Answered(message, promptTokens, completionTokens);
  }

  private static String reasoning(ChatCompletionMessage message) {
    Map<String, JsonValue> fields = message._allProperties();
    for (String field : REASONING_FIELDS) {
      if (fields.get(field) instanceof JsonString value) {
        return value.value();
      }
    }
    return null;
  }

  private String attempts() {
    return config.retries() == 0 ? "" : " (up to %d attempts)".formatted(config.retries() + 1);
  }

  private static Generation failed(String detail) {
    return new Generation.Unanswered(Removal.of(Reason.SYNTH_FAILED, detail));
  }

  /** Whether no connection could be made at all. */
  static boolean isUnreachable(Throwable failure) {
    Throwable cause = rootCause(failure);
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException;
  }

  static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }

  static String describe(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + firstLine(failure);
  }

  static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    client.close();
  }
}
