package io.mimodata.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.OptionalDouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
  private static Element draw(Chart chart) {
    Html page = new Html();
    chart.writeTo(page);
    return Jsoup.parseBodyFragment(page.markup()).selectFirst("figure");
  }

  private static Chart detail(String json) throws JsonProcessingException {
    return DetailCharts.of("Title", parse(json)).orElseThrow();
  }

  private static JsonNode parse(String json) throws JsonProcessingException {
    return JsonMapper.builder().build().readTree(json);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.7, 1, 3, 7, 10, 99, 100, 12_345, 9e12})
  void aLinearAxisHoldsItsMaximumBetweenFewRoundTicks(double max) {
    Axis axis = Axis.linear(max);

    assertThat(axis.high()).isBetween(max * (1 - 1e-9), max * 2.0001);
    assertThat(axis.ticks()).hasSizeBetween(3, 5).startsWith(0.0);
    assertThat(axis.position(0)).isZero();
    assertThat(axis.position(axis.high())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void anAxisWithoutAMaximumStillDraws(double max) {
    assertThat(Axis.linear(max).ticks()).containsExactly(0.0, 1.0);
  }

  @Test
  void aWholeAxisHasNoTicksBetweenWholeNumbers() {
    assertThat(Axis.whole(3).ticks()).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(Axis.whole(0).ticks()).containsExactly(0.0, 1.0);
  }

  @Test
  void aLogarithmicAxisShowsASingleOneAndPutsZeroAtTheFoot() {
    Axis axis = Axis.logarithmic(402);
    assertThat(axis.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
    assertThat(axis.position(0)).isZero();
    assertThat(axis.position(1)).isPositive();
    assertThat(axis.position(1000)).isEqualTo(1);
  }

  @Test
  void binsOfPowersOfTwoAreCompletedAndOthersLeftAlone() {
    assertThat(Bin.complete(List.of(new Bin(1024, 3), new Bin(128, 1))))
        .containsExactly(new Bin(128, 1), new Bin(256, 0), new Bin(512, 0), new Bin(1024, 3));
    assertThat(Bin.complete(List.of(new Bin(0.5, 3), new Bin(0.1, 1))))
        .containsExactly(new Bin(0.1, 1), new Bin(0.5, 3));
    assertThat(new Bin(65_536, 0).label()).isEqualTo("64k");
    assertThat(new Bin(2_097_152, 0).label()).isEqualTo("2M");
    assertThat(new Bin(0.3, 0).label()).isEqualTo("0.3");
  }

  @Test
  void theSmallestAmountsBecomeOne() {
    List<Amount> amounts =
        List.of(new Amount("a", 1), new Amount("b", 5), new Amount("c", 1), new Amount("d", 3));
    assertThat(Amount.largest(amounts, 3))
        .containsExactly(new Amount("b", 5), new Amount("d", 3), new Amount("2 others", 2));
    assertThat(Amount.largest(amounts, 4))
        .extracting(Amount::label)
        .containsExactly("b", "d", "a", "c");
  }

  @Test
  void barsAreProportionalAndTheMarkStandsAtTheTarget() {
    Element chart =
        draw(
            new BarChart(
                "Shares",
                "",
                List.of("actual"),
                List.of(
                    new BarChart.Bar("a", 0.25, OptionalDouble.of(0.5), List.of("25 %")),
                    BarChart.Bar.of("b", 0.1, "10 %"))));

    assertThat(chart.select("rect").eachAttr("width")).containsExactly("500", "200");
    assertThat(chart.select("line.target").eachAttr("x1")).containsExactly("998");
    assertThat(chart.select("tbody tr").eachText()).containsExactly("a 25 %", "b 10 %");
  }

  @Test
  void aChartSaysInWordsWhatItShows() {
    Element chart =
        draw(
            LengthSection.histogram(
                "Lengths", "characters, at most", List.of(new Bin(128, 1), new Bin(256, 1234))));

    assertThat(chart.selectFirst("figcaption").text()).isEqualTo("Lengths documents");
    assertThat(chart.selectFirst("svg[role=img]").attr("aria-label"))
        .isEqualTo("Lengths: documents by characters, at most");
    assertThat(chart.select("details tbody tr").eachText()).containsExactly("128 1", "256 1,234");
  }

  @Test
  void anSCurveIsMarkedWhereItCrossesOneHalf() throws JsonProcessingException {
    Chart chart =
        detail(
            "[{'jaccard':0.8,'probability':1},{'jaccard':0.4,'probability':0}]".replace('\'', '"'));

    assertThat(((LineChart) chart).crossing().getAsDouble()).isCloseTo(0.6, within(1e-9));
    assertThat(draw(chart).select("text.note").text()).isEqualTo("one half at 0.6");
  }

  @Test
  void manyClusterSizesAreDoubledUp() throws JsonProcessingException {
    StringBuilder sizes = new StringBuilder("[");
    for (int size = 2; size <= 40; size++) {
      sizes.append("{\"size\":%d,\"clusters\":1},".formatted(size));
    }
    sizes.setCharAt(sizes.length() - 1, ']');

    Elements rows = draw(detail(sizes.toString())).select("details tbody tr");

    assertThat(rows.eachText()).containsExactly("2–3 2", "4–7 4", "8–15 8", "16–31 16", "32–63 9");
  }

  @Test
  void namedNumbersAreBarsWhicheverWayTheyAreWritten() throws JsonProcessingException {
    for (String json :
        List.of(
            "{\"a\":1,\"b\":2}",
            "[{\"host\":\"a\",\"removed\":1},{\"host\":\"b\",\"removed\":2}]")) {
      assertThat(draw(detail(json)).select("tbody tr").eachText()).containsExactly("b 2", "a 1");
    }
  }

  @Test
  void aLongNameIsShortenedInItsMiddleBetweenCharacters() {
    String host = "𝒙".repeat(100) + ".example.org";

    Element name =
        draw(new BarChart("Hosts", "", List.of(""), List.of(BarChart.Bar.of(host, 1, "1"))))
            .selectFirst("tbody th");

    assertThat(name.text()).isEqualTo("𝒙".repeat(20) + "…" + "𝒙".repeat(7) + ".example.org");
    assertThat(name.attr("title")).isEqualTo(host);
  }

  @Test
  void otherFormsAreNoCharts() throws JsonProcessingException {
    for (String json :
        List.of("1", "[]", "[1,2]", "{\"a\":\"b\"}", "{\"a\":-1,\"b\":2}", "[{\"a\":1}]")) {
      assertThat(DetailCharts.of("Title", parse(json))).as(json).isEmpty();
    }
  }
}
