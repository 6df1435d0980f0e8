package io.mimodata.filter.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.Span;
import io.mimodata.filter.signal.SignalExtractor;
import io.mimodata.filter.signal.Signals;
import io.mimodata.filter.text.TextScanner;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MATHS | Let f be a continuous function. The theorem says that every bounded sequence of real numbers converges.",
        "CODE | The method returns an array of objects; the constructor throws an exception if the string is null.",
        "SCIENCE | The electron loses energy and the atom emits a photon, as the experiment at low temperature shows.",
        "ADS | Buy now and save: free shipping on all orders, best prices, contact our sales service for a quote.",
        "JOB | The candidate has experience in a similar position; salary and benefits by qualifications, apply with resume.",
        "NEWS | Police said on Monday that the minister told parliament about the election, Reuters reported.",
        "GENERAL | We walked along the river until the rain began and then sat under an old tree to eat our bread.",
      })
  void aDomainIsFoundByItsWords(Domain domain, String text) {
    assertThat(Domain.of(signals(text, List.of())).domain()).isEqualTo(domain);
  }

  @Test
  void formulasAndCodeSpeakForTheirDomains() {
    String text = "abc ".repeat(20);
    assertThat(Domain.of(signals(text, List.of(new Span(Span.FORMULA, 0, 20)))))
        .isEqualTo(new Domain.Verdict(Domain.MATHS, 0.75));
    assertThat(Domain.of(signals(text, List.of(new Span(Span.CODE, 0, 80)))))
        .isEqualTo(new Domain.Verdict(Domain.CODE, 1));
    assertThat(Domain.of(signals("", List.of()))).isEqualTo(new Domain.Verdict(Domain.GENERAL, 1));
  }

  @Test
  void anArgumentIsGradedAboveAnAdvertisement() {
    Quality argument =
        Quality.of(
            signals(
                "Suppose the sequence converges. Then it is bounded, because all but finitely many"
                    + " terms lie near the limit. Therefore an unbounded sequence diverges.",
                List.of()));
    Quality advertisement =
        Quality.of(
            signals(
                "BUY NOW!!! >>> Free shipping <<<\n* Lowest price *\nBUY NOW!!! >>> Free shipping <<<",
                List.of()));
    assertThat(argument.knowledge()).isGreaterThan(advertisement.knowledge());
    assertThat(argument.reasoning()).isGreaterThan(advertisement.reasoning());
    assertThat(argument.formatting()).isGreaterThan(advertisement.formatting());
    assertThat(argument.samplingWeight()).isGreaterThan(advertisement.samplingWeight());
  }

  @Test
  void gradesStayInTheirRange() {
    long seed = 20260807;
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "theorem", "buy", "price", "because", "electron", "salary", "xyz", "\n", "!!!", "-");
    for (int i = 0; i < 500; i++) {
      String text =
          IntStream.range(0, random.nextInt(50))
              .mapToObj(n -> words.get(random.nextInt(words.size())))
              .collect(Collectors.joining(" "));
      int start = random.nextInt(40);
      Quality quality =
          Quality.of(signals(text, List.of(new Span(Span.FORMULA, start, start + i % 50))));
      assertThat(quality.toMap())
          .as("seed %d, text %d", seed, i)
          .containsOnlyKeys(Quality.DIMENSIONS)
          .allSatisfy((dimension, grade) -> assertThat(grade).isBetween(0.0, 1.0));
      assertThat(quality.samplingWeight()).isBetween(0.25, 2.0);
    }
  }

  @Test
  void theWeightRunsAlongTheMeanGrade() {
    assertThat(new Quality(0, 0, 0).samplingWeight()).isEqualTo(0.25);
    assertThat(new Quality(1, 1, 1).samplingWeight()).isEqualTo(2);
    assertThat(new Quality(0.3, 0.6, 0.6).samplingWeight()).isCloseTo(1.125, within(1e-12));
  }

  private static Signals signals(String text, List<Span> spans) {
    return new SignalExtractor().extract(new TextScanner().scan(text, spans));
  }
}
