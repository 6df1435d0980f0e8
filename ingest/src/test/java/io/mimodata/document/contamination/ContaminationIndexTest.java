package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.mimodata.document.StageException;
import io.mimodata.document.contamination.ContaminationIndex.Match;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContaminationIndexTest {
  private static final String LONG =
      "Natalia sold clips to 48 of her friends in April, and then she sold half as many in May.";

  private static final String IMPORTS =
      """
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;
      import java.io.IOException;
      import java.util.function.Function;
      """;

  private static final String SHORT = "How many lanterns did Petra leave at the harbour?";
  private static final String SHORTER = "Name the three organs that Mara drew on the museum wall.";

  @TempDir private Path folder;

  @Test
  void aMatchNamesSetItemAndPassage() throws IOException {
    ContaminationIndex index =
        read(
            13,
            file("gsm.jsonl", "{\"x\": 1}", json("id", "t-7", "question", LONG)),
            file("more/gsm.jsonl", json("text", SHORT)));
    String passage = "NATALIA sold *clips* to 48 of her friends in April and then she sold half";
    String text = "\uD835\uDC9C, see: " + passage + " of them.";

    assertThat(index.find(text))
        .containsExactly(new Match("gsm.jsonl", 2, "t-7", 8, 8 + passage.length(), 15, passage));
    assertThat(index.find(text).get(0).item()).isEqualTo("gsm.jsonl:2 (id t-7)");
    assertThat(index.find("Then Natalia sold nothing.")).isEmpty();
    assertThat(index.find(SHORT).get(0).set())
        .isEqualTo(folder.resolve("more/gsm.jsonl").toString());
    assertThat(index.find(text + "\n" + "word ".repeat(20) + text)).hasSize(2);
  }

  @Test
  void fewerWordsThanAnNgramAreNoMatchOfALongItem() {
    ContaminationIndex index = index(13, LONG);

    assertThat(index.find("Natalia sold clips to 48 of her friends in April, and then")).isEmpty();
    assertThat(index.find("Natalia sold clips to 48 of her friends in April, and then she"))
        .hasSize(1);
  }

  @Test
  void shortItemsAreMatchedWhole() {
    ContaminationIndex index = index(13, SHORT, "Define entropy.", "Why?");

    assertThat(index.find("Q: how many lanterns did Petra leave at the harbour? A: 4")).hasSize(1);
    assertThat(index.find("how many lanterns did Petra leave at the bakery?")).isEmpty();
    assertThat(index.find("Define entropy. Why? Because we need it.")).isEmpty();
    assertThat(index.figures().items()).isEqualTo(3);
    assertThat(index.figures().itemsTooShort()).isEqualTo(2);
    assertThat(index.figures().notFound()).containsExactly("set:2", "set:3");
  }

  @Test
  void phrasesThatTellNothingAreNoMatch() {
    ContaminationIndex index =
        index(
            13,
            "What is 7 times 8?",
            "Which of the following statements is not true?",
            "Let f be a function from the real numbers to the real numbers such that f(3) = 17"
                + " lanterns hang in the harbour of Mara",
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            "no no no no no no no no no no no no no no no",
            IMPORTS,
            "Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this"
                + " file except in compliance with the License.\nimport os\ndef a(b): pass");

    for (String text :
        List.of(
            "What is 7 times 8? What is 7 times 8?",
            "Which of the following statements is not true?",
            "Let f be a function from the real numbers to the real numbers such that f is odd.",
            "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z",
            "no no no no no no no no no no no no no no no no no no",
            IMPORTS,
            "Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this"
                + " file except in compliance with the License.\nimport os\nimport re")) {
      assertThat(index.find(text)).as(text).isEmpty();
    }
    assertThat(index.find("f(3) = 17 lanterns hang in the harbour of Mara, from there to the sea"))
        .isEmpty();
    assertThat(index.find("numbers such that f(3) = 17 lanterns hang in the harbour of Mara"))
        .hasSize(1);
  }

  @Test
  void templatesOfManyItemsAreNoMatch() {
    String[] items = new String[12];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          "Read the story of the lighthouse keeper twice before you fill in the gap with one word: "
              + "number"
              + i;
    }
    ContaminationIndex index = index(13, items);

    assertThat(index.find(items[3].substring(0, 80))).isEmpty();
    assertThat(index.find(items[3]).get(0).line()).isEqualTo(4);
    assertThat(index.figures().ngramsCommon()).isEqualTo(6);
    assertThat(index.figures().itemsCommon()).isZero();
  }

  @Test
  void choicesBelongToTheirQuestionWithLabelsOrWithout() throws IOException {
    ContaminationIndex index =
        read(
            13,
            file(
                "mc.jsonl",
                "{\"question\": \"Which organ makes insulin?\", \"answer\": \"C\", \"category\":"
                    + " \"the human body\", \"choices\": [\"cochlea\", \"spleen\", \"pancreas\","
                    + " \"thymus gland\", \"retina\", \"tonsils\", \"trachea\", \"cerebellum\"]}",
                "{\"question\": {\"stem\": \"Where do lanterns hang?\", \"choices\": [{\"label\":"
                    + " \"A\", \"text\": \"harbour wall\"}, {\"label\": \"B\", \"text\":"
                    + " \"library roof\"}]}, \"answerKey\": \"A\"}"));

    for (String text :
        List.of(
            "Which organ makes insulin? cochlea, spleen, pancreas, thymus gland, retina, tonsils,"
                + " trachea, cerebellum",
            "Which organ makes insulin?\n(A) cochlea\n(B) spleen\n(C) pancreas\n(D) thymus gland\n"
                + "(E) retina",
            "1. cochlea 2. spleen 3. pancreas 4. thymus gland 5. retina 6. tonsils 7. trachea")) {
      assertThat(index.find(text)).as(text).extracting(Match::line).containsExactly(1);
    }
    assertThat(index.find("Where do lanterns hang?\nA. harbour wall\nB. library roof"))
        .extracting(Match::line)
        .containsExactly(2);
    assertThat(index.find("Which organ makes insulin? The pancreas, not the spleen.")).isEmpty();
  }

  @Test
  void questionAndAnswerOfMessagesBelongTogether() throws IOException {
    ContaminationIndex index =
        read(
            13,
            file(
                "chat.jsonl",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"Where do the old lanterns"
                    + " hang?\"}, {\"role\": \"assistant\", \"content\": \"Along the harbour wall,"
                    + " near Petra's bakery.\"}]}"));

    assertThat(
            index.find(
                "Where do the old lanterns hang?\n\nAlong the harbour wall, near Petra's bakery!"))
        .hasSize(1);
  }

  @Test
  void eachIdeographIsAWord() {
    String item =
        "\u8BBE\u51FD\u6570\u5728\u533A\u95F4\u4E0A\u8FDE\u7EED\u4E14\u53EF\u5BFC\uFF0C"
            + "\u8BC1\u660E\u5B58\u5728\u4E00\u70B9";
    ContaminationIndex index = index(13, item, item.substring(0, 5));

    assertThat(index.find("\u9898\uFF1A" + item.replace("\uFF0C", "\n") + "\u3002")).hasSize(1);
    assertThat(index.find(item.substring(0, 12))).isEmpty();
    assertThat(index.figures().itemsTooShort()).isEqualTo(1);
  }

  @Test
  void formulasAreMatchedWhole() {
    ContaminationIndex index = index(13, "If $a^2+b^2+c^2+2ab+2bc+2ca=49$, find $a+b+c$.");

    assertThat(index.find("if \\(a^{2} + b\u00B2 + c^2 + 2a\\,b + 2bc+2c a = 49\\) find a + b+c"))
        .hasSize(1);
    assertThat(index.find("If $a^2+b^2+c^2+2ab+2bc+2ca=49$")).isEmpty();
  }

  @Test
  void readsLinesPlainAndCompressed() throws IOException {
    Path gzip = folder.resolve("b.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write((json("q", LONG) + "\n").getBytes(UTF_8));
    }
    Path zstd = folder.resolve("c.txt.zst");
    Files.write(zstd, Zstd.compress(SHORTER.getBytes(UTF_8)));
    ContaminationIndex index = read(13, file("a.txt", "", SHORT), gzip, zstd);

    assertThat(index.find(SHORT).get(0).item()).isEqualTo("a.txt:2");
    assertThat(index.find(LONG).get(0).item()).isEqualTo("b.jsonl.gz:1");
    assertThat(index.find(SHORTER).get(0).item()).isEqualTo("c.txt.zst:1");
    assertThat(index.figures().items()).isEqualTo(3);
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    assertThatThrownBy(() -> read(3, folder.resolve("missing.txt")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("missing.txt")
        .hasMessageContaining("filter.decontaminate");
    Path broken = file("c.jsonl", "{}", "{\"q\": ");
    assertThatThrownBy(() -> read(3, broken))
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith("c.jsonl:2 is not a JSON value");
  }

  @Test
  void travelsToOtherMachines() throws IOException, ClassNotFoundException {
    ContaminationIndex index = index(13, LONG, SHORT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(index);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ContaminationIndex copy = (ContaminationIndex) in.readObject();
      String text = LONG + " " + SHORT;
      assertThat(copy.find(text)).isEqualTo(index.find(text)).isNotEmpty();
    }
  }

  private static ContaminationIndex index(int words, String... items) {
    ContaminationIndex.Builder index = new ContaminationIndex.Builder(words);
    index.startSet("set", "set");
    for (int i = 0; i < items.length; i++) {
      index.add(EvaluationItem.of(i + 1, items[i]));
    }
    return index.build();
  }

  private static ContaminationIndex read(int words, Path... files) {
    ContaminationIndex.Builder index = new ContaminationIndex.Builder(words);
    for (Path file : files) {
      EvaluationFile.addTo(
          index, file.toString(), "filter.decontaminate", new Configuration(false));
    }
    return index.build();
  }

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  private static String json(String... namesAndValues) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add("\"%s\": \"%s\"".formatted(namesAndValues[i], namesAndValues[i + 1]));
    }
    return "{" + String.join(", ", fields) + "}";
  }
}
