package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final GroupLimits LIMITS = GroupLimits.defaults();

  private final Fingerprinter fingerprinter = new Fingerprinter(LIMITS.ngram());

  private Member member(String id, String group, String text) {
    return new Member(id, group, fingerprinter.of(text));
  }

  private static String words(Random random, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "w" + random.nextInt(100_000))
        .collect(Collectors.joining(" "));
  }

  @Test
  void caseWhiteSpaceAndCompositionMakeNoDifferenceToTheKey() {
    String key = fingerprinter.of("Find  the r\u00e9sum\u00e9.").exactKey();
    assertThat(key)
        .matches("[0-9a-f]{32}")
        .isEqualTo(fingerprinter.of("find the\nre\u0301sume\u0301. ").exactKey())
        .isNotEqualTo(fingerprinter.of("find the resume.").exactKey());
    assertThat(fingerprinter.of("x + 1").exactKey())
        .isNotEqualTo(fingerprinter.of("x - 1").exactKey());
  }

  @Test
  void ofEqualTextsTheGroupOfTheSmallestIdStays() {
    List<Member> equal =
        List.of(
            member("d", "seed1", "same"),
            member("b", "seed2", "same"),
            member("a", "seed1", "same"),
            member("c", "seed3", "same"));

    assertThat(NearDuplicates.amongEqual(equal))
        .containsExactly(new Duplicate("b", "a", 1, true), new Duplicate("c", "a", 1, true));
    assertThat(new Duplicate("b", "a", 1, true).removal(Reason.SYNTH_DUPLICATE_PROMPT))
        .isEqualTo(
            new Removal(Reason.SYNTH_DUPLICATE_PROMPT, "equal but for case and white space", "a"));
  }

  @Test
  void nearlyEqualTextsOfOtherGroupsGo() {
    String text = Texts.ENGLISH;
    List<Member> bucket =
        List.of(
            member("c", "c", text.replace("cheap", "worth it")),
            member("a", "a", text),
            member("b", "a", text.replace("cheap", "fine")),
            member("d", "d", Texts.CHINESE));

    assertThat(NearDuplicates.among(bucket, LIMITS, false))
        .singleElement()
        .satisfies(
            duplicate -> {
              assertThat(duplicate.id()).isEqualTo("c");
              assertThat(duplicate.of()).isEqualTo("a");
              assertThat(duplicate.similarity()).isBetween(0.85, 0.99);
              assertThat(duplicate.removal(Reason.SYNTH_DUPLICATE_RESPONSE).detail())
                  .matches("similarity 0\\.\\d\\d of word n-grams");
            });
  }

  @Test
  void problemsThatDifferInANumberAreDifferent() {
    String problem = Texts.ENGLISH;
    String other = problem.replace("0.99", "0.98");
    List<Member> bucket = List.of(member("a", "a", problem), member("b", "b", other));

    assertThat(NearDuplicates.among(bucket, LIMITS, true)).isEmpty();
    assertThat(NearDuplicates.among(bucket, LIMITS, false)).hasSize(1);
  }

  @Test
  void theNumberOfAnExerciseIsNoneOfItsNumbers() {
    long numbers = fingerprinter.of("What is 2 + 3.5?").numbers();
    for (String label : List.of("Question 7) ", "7. ", "**3.2.** ", "(4) ", "Ex. 12: ", "第5题： ")) {
      assertThat(fingerprinter.of(label + "What is 2 + 3.5?").numbers())
          .as(label)
          .isEqualTo(numbers);
    }
    assertThat(fingerprinter.of("8 * 2 + 3.5?").numbers()).isNotEqualTo(numbers);
    assertThat(fingerprinter.of("What is 2 + 3.6?").numbers()).isNotEqualTo(numbers);
  }

  @Test
  void findingsOfAllBucketsTogetherAreThoseOfAllPairs() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String[] words = words(random, 120).split(" ", -1);
      for (int copy = 0; copy < 4; copy++) {
        members.add(
            member(
                "%03d".formatted(random.nextInt(1_000_000)),
                "g" + i + copy,
                String.join(" ", words)));
        words[random.nextInt(words.length)] = "changed" + copy;
      }
    }
    Map<Long, List<Member>> buckets = new HashMap<>();
    for (Member member : members) {
      for (long key : member.fingerprint().bucketKeys()) {
        buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
      }
    }
    List<List<Member>> shuffled = new ArrayList<>(buckets.values());
    Collections.shuffle(shuffled, random);
    Map<String, Duplicate> found = new HashMap<>();
    for (List<Member> bucket : shuffled) {
      for (Duplicate duplicate : NearDuplicates.among(bucket, LIMITS, false)) {
        found.merge(duplicate.id(), duplicate, Duplicate::first);
      }
    }

    assertThat(found.values())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(NearDuplicates.among(members, LIMITS, false))
        .hasSizeGreaterThan(60);
  }

  @Test
  void theMostDifferentResponsesStay() {
    String a = "one two three four five six seven eight nine ten";
    Map<String, String> texts =
        Map.of(
            "1",
            a,
            "2",
            a + " eleven",
            "3",
            a + " eleven twelve",
            "4",
            "the quick brown fox jumps over the lazy dog today",
            "5",
            "the quick brown fox jumps over the lazy cat today");
    List<Member> members =
        texts.entrySet().stream()
            .map(entry -> member(entry.getKey(), entry.getKey(), entry.getValue()))
            .toList();

    assertThat(MostDifferent.surplus(members, 5)).isEmpty();
    assertThat(MostDifferent.surplus(members, 3)).containsOnlyKeys("2", "3");
    assertThat(MostDifferent.surplus(members, 2)).containsOnlyKeys("2", "3", "5");
    assertThat(MostDifferent.surplus(members, 2).get("5"))
        .isEqualTo(
            Removal.of(
                Reason.SYNTH_SURPLUS,
                "the prompt has 5 answers, 2 are kept; distance %.2f from the nearest of them"
                    .formatted(1 - 4 / 8.0)));
  }

  @Test
  void theChoiceDoesNotDependOnTheOrderAndKeepsTheirDistance() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int[] letters = random.ints(12, 0, 6).toArray();
      String text = Arrays.stream(letters).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
      members.add(member("id" + i, "id" + i, text));
    }
    Map<String, Removal> surplus = MostDifferent.surplus(members, 8);
    Collections.shuffle(members, random);

    assertThat(MostDifferent.surplus(members, 8)).as("seed %d", seed).isEqualTo(surplus);
    List<Member> kept = members.stream().filter(m -> !surplus.containsKey(m.id())).toList();
    assertThat(kept).hasSize(8);
    double apart = Double.POSITIVE_INFINITY;
    for (Member x : kept) {
      for (Member y : kept) {
        if (!x.id().equals(y.id())) {
          apart = Math.min(apart, 1 - x.fingerprint().similarity(y.fingerprint()));
        }
      }
    }
    for (Member out : members) {
      if (surplus.containsKey(out.id())) {
        double nearest =
            kept.stream()
                .mapToDouble(m -> 1 - m.fingerprint().similarity(out.fingerprint()))
                .min()
                .orElseThrow();
        assertThat(nearest).as("seed %d", seed).isLessThanOrEqualTo(apart);
      }
    }
  }
}
