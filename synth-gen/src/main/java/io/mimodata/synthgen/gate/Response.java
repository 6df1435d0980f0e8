package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.engine.AssistantMessage;
import java.util.List;

/** A candidate as the gates read it: its texts are taken apart once, when they are first needed. */
final class Response {
  private final Candidate candidate;
  private final AssistantMessage message;
  private Part thinking;
  private Part answer;
  private GateText prompt;
  private GateText seed;

  Response(Candidate candidate) {
    this.candidate = candidate;
    this.message = candidate.message();
  }

  Candidate candidate() {
    return candidate;
  }

  AssistantMessage message() {
    return message;
  }

  Part thinking() {
    if (thinking == null) {
      thinking = new Part("thinking", new GateText(message.thinking()));
    }
    return thinking;
  }

  Part answer() {
    if (answer == null) {
      answer = new Part("answer", new GateText(message.answer()));
    }
    return answer;
  }

  /** Thinking and answer. */
  List<Part> parts() {
    return List.of(thinking(), answer());
  }

  GateText prompt() {
    if (prompt == null) {
      prompt = new GateText(candidate.prompt().text());
    }
    return prompt;
  }

  GateText seed() {
    if (seed == null) {
      String text = candidate.seedText();
      seed = new GateText(text == null ? "" : text);
    }
    return seed;
  }
}
