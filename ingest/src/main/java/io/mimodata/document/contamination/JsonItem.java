package io.mimodata.document.contamination;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.contamination.EvaluationItem.Part;
import io.mimodata.document.contamination.EvaluationItem.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The item that a JSON value of an evaluation set is, whatever its fields are called. All strings
 * at any depth are parts of it, but those in fields that say something about the item, as {@code
 * source} or {@code level}, and the letters of answers. The names decide only about the order and
 * about what is a choice.
 */
final class JsonItem {
  private static final Set<String> IDS =
      Set.of(
          ("id _id uid uuid guid qid idx index key task_id item_id question_id problem_id"
                  + " example_id unique_id doc_id name")
              .split(" ", -1));

  private static final Set<String> ABOUT =
      Set.of(
          ("url link source sources dataset data_source subset split category categories"
                  + " subcategory subject subjects topic topics tag tags domain field area type"
                  + " question_type answer_type task task_name level difficulty grade rating year"
                  + " date created created_at timestamp version author authors contributor license"
                  + " licence language lang locale label labels answerkey answer_key answer_idx"
                  + " answer_index correct correct_option cop gold gold_index target_scores role"
                  + " entry_point canary hash md5 sha256 ind activity_label source_id metadata meta"
                  + " image file filename path difficulty_level title_slug slug answer_start"
                  + " raw_subject raw_difficulty high_level_subdomain")
              .split(" ", -1));

  private static final Set<String> QUESTIONS =
      Set.of(
          ("question problem prompt query input instruction stem context ctx passage"
                  + " premise goal sentence text story article background hypothesis"
                  + " task_description statement informal_statement question_text problem_statement"
                  + " description body turns conversation")
              .split(" ", -1));

  private static final Pattern CHOICES =
      Pattern.compile(
          "(choices?|options?|endings?|candidates|alternatives|answers|distractors|mc[12]_targets"
              + "|incorrect_answers|correct_answers"
              + "|(choice|option|ending|sol|op|ans|answer|distractor|incorrect_answer)[ _]?[a-j0-9]"
              + "|(correct|incorrect|wrong)[ _]answers?[ _]?[0-9]?|[a-j])");

  /** In front of a choice: {@code A)}, {@code (A)}, {@code A.}, {@code 1:}. */
  private static final Pattern LABEL = Pattern.compile("^\\s*[(\\[]?([A-Ja-j]|\\d)[).:\\]]\\s*");

  private final List<Part> questions = new ArrayList<>();
  private final List<Part> choices = new ArrayList<>();
  private final List<Part> others = new ArrayList<>();

  private JsonItem() {}

  static EvaluationItem of(int line, JsonNode value) {
    JsonItem item = new JsonItem();
    item.read(value, Role.OTHER);
    List<Part> parts = new ArrayList<>(item.questions);
    parts.addAll(item.choices);
    parts.addAll(item.others);
    if (item.questions.isEmpty() && !item.others.isEmpty()) {
      // No name is known: what comes first is the question.
      Part first = item.others.get(0);
      parts.remove(first);
      parts.add(0, new Part(Role.QUESTION, first.text()));
    }
    return new EvaluationItem(line, id(value), parts);
  }

  private static String id(JsonNode value) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (isId(field.getKey(), field.getValue())) {
        return field.getValue().asText();
      }
    }
    return null;
  }

  /** A field of an id; a question under such a name is none. */
  private static boolean isId(String name, JsonNode value) {
    return IDS.contains(name.toLowerCase(Locale.ROOT))
        && value.isValueNode()
        && !value.isNull()
        && value.asText().indexOf(' ') < 0;
  }

  private void read(JsonNode node, Role role) {
    if (node.isTextual()) {
      add(node.textValue(), role);
      return;
    }
    if (node.isNumber() && role == Role.CHOICE) {
      add(node.asText(), role);
      return;
    }
    if (node.isArray()) {
      for (JsonNode child : node) {
        read(child, role);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!ABOUT.contains(name) && !isId(name, field.getValue())) {
        read(field.getValue(), role(name, field.getValue(), role));
      }
    }
  }

  private static Role role(String name, JsonNode value, Role outer) {
    if (outer == Role.CHOICE || CHOICES.matcher(name).matches()) {
      return Role.CHOICE;
    }
    // A question may be an object with its stem and its choices.
    return QUESTIONS.contains(name) && !value.isObject() ? Role.QUESTION : outer;
  }

  private void add(String text, Role role) {
    String known = text.strip();
    if (role == Role.CHOICE) {
      known = LABEL.matcher(known).replaceFirst("");
    }
    if (known.isEmpty() || (role == Role.OTHER && known.length() == 1)) {
      return;
    }
    List<Part> parts =
        switch (role) {
          case QUESTION -> questions;
          case CHOICE -> choices;
          case OTHER -> others;
        };
    parts.add(new Part(role, known));
  }
}
