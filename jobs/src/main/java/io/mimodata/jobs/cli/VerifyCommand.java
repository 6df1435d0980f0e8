package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.Main;
import io.mimodata.synthgen.verify.MathVerdict;
import io.mimodata.synthgen.verify.MathVerifier;
import io.mimodata.synthgen.verify.compare.Rules;
import io.mimodata.synthgen.verify.extract.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks answers to mathematical problems. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks answers to mathematical problems against the right ones.")
public final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines with the fields gold (the right answer) and pred (a response), and id if there is one;"
              + " extract (of latex, expr), precision (decimals), strict (names of variables count)"
              + " and set_relation_comp (1 < x < 2 for an interval) change the rules for a line.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines with id (if given), equal, reason, and what was read: gold_answer, pred_answer.")
  private Path output;

  /** What a line asks for. */
  private record Setting(Set<Form> forms, Rules rules) {}

  private final Map<Setting, MathVerifier> verifiers = new HashMap<>();

  @Override
  public Integer call() throws IOException {
    JsonLines.map(input, output, this::check);
    return Main.DONE;
  }

  private JsonNode check(JsonLine line) {
    String gold = text(line, "gold");
    String pred = text(line, "pred");
    MathVerdict verdict =
        verifiers
            .computeIfAbsent(
                setting(line), setting -> new MathVerifier(setting.forms(), setting.rules()))
            .check(gold, pred);
    ObjectNode result = line.answer();
    result.put("equal", verdict.equal());
    result.put("reason", verdict.reason().key());
    result.put("gold_answer", verdict.expected());
    result.put("pred_answer", verdict.answer());
    if (!verdict.detail().isEmpty()) {
      result.put("detail", verdict.detail());
    }
    return result;
  }

  /** Strings and numbers; a response that isn't there is an empty one. */
  private static String text(JsonLine line, String field) {
    JsonNode value = line.row().path(field);
    if (value.isNull() && field.equals("pred")) {
      return "";
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw line.problem("has no field '%s' that is a string or a number".formatted(field));
    }
    return value.asText();
  }

  private static Setting setting(JsonLine line) {
    JsonNode row = line.row();
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (JsonNode name : row.path("extract")) {
      forms.add(form(line, name.asText()));
    }
    if (forms.isEmpty()) {
      forms = EnumSet.allOf(Form.class);
    }
    Rules usual = Rules.DEFAULT;
    try {
      return new Setting(
          forms,
          new Rules(
              row.path("precision").asInt(usual.decimals()),
              row.path("strict").asBoolean(usual.sameNames()),
              row.path("set_relation_comp").asBoolean(usual.relationForSet())));
    } catch (IllegalArgumentException e) {
      throw line.problem("has a rule that can't be: " + e.getMessage());
    }
  }

  private static Form form(JsonLine line, String name) {
    try {
      return Form.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw line.problem("asks to extract '%s'; it can be latex or expr".formatted(name));
    }
  }
}
