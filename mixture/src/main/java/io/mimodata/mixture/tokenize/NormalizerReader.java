package io.mimodata.mixture.tokenize;

import io.mimodata.mixture.unicode.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads how a {@code tokenizer.json} normalises texts: by Unicode's forms, or not at all. */
final class NormalizerReader {
  private static final Set<String> FORMS = Set.of("NFC", "NFD", "NFKC", "NFKD");

  private NormalizerReader() {}

  /**
   * Reads the field {@code normalizer}.
   *
   * @return the forms, in their order
   * @throws io.mimodata.document.StageException if our engine can't do what it says
   */
  static List<NormalForm> read(JsonPart root) {
    List<NormalForm> forms = new ArrayList<>();
    add(root, forms);
    return List.copyOf(forms);
  }

  private static void add(JsonPart part, List<NormalForm> forms) {
    if (part.isNull()) {
      return;
    }
    if (part.type().equals("Sequence")) {
      part.allow(List.of("type", "normalizers"));
      JsonPart list = part.field("normalizers");
      for (int i = 0; i < list.node().size(); i++) {
        add(list.element(i), forms);
      }
    } else if (FORMS.contains(part.type())) {
      part.allow(List.of("type"));
      forms.add(NormalForm.valueOf(part.type()));
    } else {
      throw part.field("type").unsupported();
    }
  }
}
