package io.mimodata.mixture.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import java.util.Iterator;
import java.util.List;

/**
 * A part of a {@code tokenizer.json} and its place in it, for messages.
 *
 * @param file path of the file
 * @param path as in {@code pre_tokenizer.pretokenizers[0].type}
 */
record JsonPart(String file, String path, JsonNode node) {
  private static final int LONGEST_VALUE = 200;

  /** A field; what is not there is null. */
  JsonPart field(String name) {
    return new JsonPart(file, path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  JsonPart element(int index) {
    return new JsonPart(file, "%s[%d]".formatted(path, index), node.path(index));
  }

  boolean isNull() {
    return node.isNull() || node.isMissingNode();
  }

  String text() {
    return node.asText();
  }

  /** The text of the field {@code type}. */
  String type() {
    return node.path("type").asText();
  }

  boolean flag(boolean usual) {
    return isNull() ? usual : node.asBoolean();
  }

  /** Refuses a value that is there and not nothing: null, false, zero or empty. */
  void refuseUnlessNothing() {
    boolean nothing =
        isNull()
            || (node.isBoolean() && !node.asBoolean())
            || (node.isNumber() && node.asDouble() == 0)
            || (node.isTextual() && node.asText().isEmpty());
    if (!nothing) {
      throw unsupported();
    }
  }

  /** Refuses fields that are not named. */
  void allow(List<String> fields) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        throw field(name).unsupported();
      }
    }
  }

  /** The error that our own engine can't do this. */
  StageException unsupported() {
    return unsupported("it does not support that");
  }

  /** The error that our own engine can't do this, and why. */
  StageException unsupported(String why) {
    String value = node.isMissingNode() ? "(missing)" : node.toString();
    return new StageException(
        ("The tokenizer %s can't be used by our own engine: %s: %s: %s; set mixture.tokenizer.engine:"
                + " library (tokenize --engine library) for that of Hugging Face, about 30 times"
                + " slower")
            .formatted(
                file,
                path,
                value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value,
                why));
  }
}
