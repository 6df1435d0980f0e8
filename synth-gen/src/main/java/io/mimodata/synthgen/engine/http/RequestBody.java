package io.mimodata.synthgen.engine.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import java.util.List;
import java.util.stream.Collectors;

/** A request in JSON. Fields that OpenAI's protocol doesn't have are there only when set. */
final class RequestBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestBody() {}

  static String of(
      GenerationRequest request, String model, Protocol protocol, StreamMode streaming) {
    ObjectNode body = start(request.messages(), model, protocol);
    Sampling sampling = request.sampling();
    body.put("temperature", sampling.temperature());
    body.put("top_p", sampling.topP());
    // The newer max_completion_tokens is unknown to some compatible servers.
    body.put("max_tokens", sampling.maxTokens());
    body.put("seed", request.seed());
    if (!sampling.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      sampling.stop().forEach(stop::add);
    }
    if (sampling.topK() > 0) {
      body.put("top_k", sampling.topK());
    }
    if (sampling.minP() > 0) {
      body.put("min_p", sampling.minP());
    }
    if (sampling.repetitionPenalty() != 1) {
      body.put("repetition_penalty", sampling.repetitionPenalty());
    }
    if (streaming != StreamMode.OFF) {
      body.put("stream", true);
    }
    if (streaming == StreamMode.WITH_USAGE) {
      body.putObject("stream_options").put("include_usage", true);
    }
    return body.toString();
  }

  /** A request for one token, to see whether the model answers. */
  static String probe(String model, Protocol protocol) {
    return start(List.of(Message.user("1 + 1 =")), model, protocol).put("max_tokens", 1).toString();
  }

  private static ObjectNode start(List<Message> messages, String model, Protocol protocol) {
    ObjectNode body = JSON.createObjectNode().put("model", model);
    if (protocol == Protocol.COMPLETIONS) {
      return body.put(
          "prompt", messages.stream().map(Message::content).collect(Collectors.joining("\n\n")));
    }
    ArrayNode turns = body.putArray("messages");
    for (Message message : messages) {
      turns.addObject().put("role", message.role()).put("content", message.content());
    }
    return body;
  }
}
