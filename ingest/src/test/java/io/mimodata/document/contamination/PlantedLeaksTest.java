package io.mimodata.document.contamination;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.contamination.MadeItems.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedLeaksTest {
  private static final int ITEMS = 1500;

  private static final String BEFORE =
      "Rivers carve valleys over thousands of years; the rock gives way slowly.\n\n";
  private static final String AFTER =
      "\n\nThe committee meets again in spring, when the roof of the hall is mended.";

  @TempDir private Path folder;

  @Test
  void itemsAreFoundHoweverAPageWritesThem() throws IOException {
    long seed = System.nanoTime();
    System.out.println("PlantedLeaksTest seed " + seed);
    Random random = new Random(seed);
    MadeItems source = new MadeItems(random);
    Disguise disguise = new Disguise(random);
    List<Made> items = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(source.next());
      lines.add(MadeItems.json(items.get(i), i + 1, random));
    }
    Path file = Files.write(folder.resolve("made.jsonl"), lines);
    ContaminationIndex.Builder builder = new ContaminationIndex.Builder(13);
    EvaluationFile.addTo(
        builder, file.toString(), "filter.decontaminate", new Configuration(false));
    ContaminationIndex index = builder.build();
    assertThat(index.find(BEFORE + AFTER)).isEmpty();

    List<String> missed = new ArrayList<>();
    int others = 0;
    for (int i = 0; i < ITEMS; i++) {
      String page = BEFORE + disguise.of(leak(items.get(i), disguise, random)) + AFTER;
      List<ContaminationIndex.Match> matches = index.find(page);
      if (matches.isEmpty()) {
        missed.add(lines.get(i) + "\n" + page);
      } else if (matches.get(0).line() != i + 1) {
        others++;
      }
    }
    assertThat(missed.size()).as("seed %d: %s", seed, missed).isLessThanOrEqualTo(ITEMS / 100);
    assertThat(others).as("seed %d", seed).isLessThan(ITEMS / 10);
  }

  private static String leak(Made made, Disguise disguise, Random random) {
    StringBuilder page = new StringBuilder(made.question());
    int kind = random.nextInt(4);
    for (int i = 0; i < made.choices().size() && kind > 0; i++) {
      page.append('\n').append(kind == 1 ? "- " : disguise.label(i)).append(made.choices().get(i));
    }
    if (kind > 2 && !made.solution().isEmpty()) {
      page.append("\n\nSolution\n\n").append(made.solution());
    }
    return page.toString();
  }
}
