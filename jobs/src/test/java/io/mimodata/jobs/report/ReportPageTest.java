package io.mimodata.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode sample() throws IOException {
    try (InputStream in = ReportPageTest.class.getResourceAsStream("sample-run.json")) {
      return JSON.readTree(in);
    }
  }

  private static JsonNode json(String json) throws IOException {
    return JSON.readTree(json.replace('\'', '"'));
  }

  private static String text(Element element) {
    return element.text().replace('\u00a0', ' ');
  }

  @Test
  void theSampleRunShowsEveryPart() throws IOException {
    String html = ReportPage.render(sample());
    Files.writeString(Path.of("target/sample-report.html"), html);

    Document page = Jsoup.parse(html);
    assertThat(page.select("section > h2").eachText())
        .containsExactly(
            "Funnel",
            "Training stages",
            "Removed and kept",
            "Formulas and code",
            "Document lengths",
            "In detail: ingest",
            "In detail: extract",
            "In detail: dedup",
            "In detail: filter",
            "In detail: synth",
            "In detail: mixture",
            "Time",
            "Made from");
    for (Element link : page.select("nav a")) {
      assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1);
    }
    assertThat(page.select("figure"))
        .allSatisfy(f -> assertThat(f.select("figcaption strong").text()).isNotBlank());
    assertThat(page.select("svg"))
        .allSatisfy(
            svg -> assertThat(svg.hasAttr("aria-label") || svg.hasAttr("aria-hidden")).isTrue());
  }

  @Test
  void theHeadlineFiguresAreThoseOfTheRun() throws IOException {
    Document page = Jsoup.parse(ReportPage.render(sample()));

    assertThat(page.selectFirst("h1").text()).isEqualTo("demo");
    assertThat(page.select(".tiles > div").stream().map(ReportPageTest::text))
        .containsExactly(
            "Documents in 5,412 read by ingest",
            "Documents kept 3,998 73.9 % of those read, after mixture",
            "Documents added 38 by synth",
            "Tokens in stage-1 17.8 M 99.9 % of its target, context 8,192",
            "Tokens in stage-2 4.00 M 99.9 % of its target, context 8,192",
            "Tokens in stage-3 1.99 M 99.4 % of its target, context 32,768");
  }

  @Test
  void theFunnelKeepsSynthesisBesideTheLineAndItsBarsAddUp() throws IOException {
    Document page = Jsoup.parse(ReportPage.render(sample()));

    assertThat(page.select(".funnel ol:not(.branch) .stage strong").eachText())
        .containsExactly("ingest", "extract", "dedup", "filter", "mixture");
    assertThat(page.select(".funnel ol.branch .stage strong").eachText()).containsExactly("synth");
    double first =
        page.select(".funnel svg.bar").get(0).select("rect").stream()
            .mapToDouble(rect -> Double.parseDouble(rect.attr("width")))
            .sum();
    assertThat(first).isBetween(999.9, 1000.1);
    assertThat(page.select(".funnel ol.branch svg.bar rect.neutral")).hasSize(1);
  }

  @Test
  void reasonsStandWithCountsMeaningAndExamples() throws IOException {
    Document page = Jsoup.parse(ReportPage.render(sample()));

    Element row = page.selectFirst(".reasons tr:has(code:containsOwn(dedup.near))");
    assertThat(text(row))
        .isEqualTo(
            "dedup dedup.near another document with nearly the same text was kept 402 7.7 %");
    Element examples = row.nextElementSibling().selectFirst("details");
    assertThat(examples.selectFirst("summary").text()).isEqualTo("2 examples");
    assertThat(examples.selectFirst(".example pre").wholeText())
        .startsWith("# Class DijkstraShortestPath<V,E>\n\n")
        .contains("$O(m + n \\log n)$");
    assertThat(examples.select(".example .facts").first().text()).contains("kept instead: ");
  }

  @Test
  void trainingStagesShowTargetsEpochsAndCaps() throws IOException {
    Document page = Jsoup.parse(ReportPage.render(sample()));

    Element stage = page.selectFirst("article:has(h3:containsOwn(stage-3))");
    assertThat(stage.select("figure").stream().map(f -> text(f.selectFirst("tbody tr"))))
        .contains("synthetic 6.2 % 10.0 %", "synthetic 4.00");
    assertThat(text(stage.selectFirst(".caps tbody tr")))
        .isEqualTo("synthetic 200 k 124 k 76.2 k 30,953 tokens, 4 epochs");
    assertThat(page.select(".matrix tbody tr").stream().map(ReportPageTest::text))
        .contains("synth 0 % 0 % 6.2 %", "maths 34.3 % 37.0 % 41.2 %");
  }

  @Test
  void nothingIsFetchedAndNothingButThePagesOwnScriptMayRun()
      throws IOException, NoSuchAlgorithmException {
    Document page = Jsoup.parse(ReportPage.render(sample()));

    assertThat(page.select("[src], [style], link, iframe, object, img, base, form")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.select("style, script").eachAttr("src")).isEmpty();
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import", "http");
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    for (String tag : new String[] {"style", "script"}) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(page.selectFirst(tag).data().getBytes(StandardCharsets.UTF_8));
      assertThat(policy)
          .contains(
              "default-src 'none'",
              tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest));
    }
  }

  @Test
  void hostileDocumentsAreShownAndNotRun() throws IOException {
    String hostile =
        "</title></pre></details></script><script>alert(1)</script><img src=x onerror=y>";
    JsonNode report =
        json(
            """
            {'name':'%1$s','code_version':'%1$s','seed':'%1$s','generated_from':['%1$s'],
             'recipe':'%1$s','notes':['%1$s'],
             'stages':[{'stage':'filter','documents':{'in':2,'out':1,'removed':1},
              'removed_by_reason':[{'reason':'%1$s','meaning':'%1$s','documents':1,
               'examples':[{'id':'%1$s','url':'%1$s','source':'%1$s','title':'%1$s','detail':'%1$s',
                'excerpt':'%1$s','duplicate_of':'%1$s'}]}],
              'kept_examples':[{'title':'%1$s','excerpt':'%1$s'}],
              'by_source':[{'source':'%1$s','in':2,'out':1,'removed':1}],
              'by_domain':[{'domain':'%1$s','documents':1,'characters':9}],
              'details':{'%1$s':'%1$s','hosts':[{'host':'%1$s','documents':2}],
               'largest':[{'%1$s':'%1$s','a':1,'b':2}],'counts':{'%1$s':1,'b':2},
               'group':{'%1$s':{'%1$s':['%1$s']}},
               'stages':[{'name':'%1$s','tokens':1,'by_domain':{'%1$s':1},
                'shares':[{'group':'%1$s','target':1,'actual':1}],
                'epochs':[{'group':'%1$s','epochs':1}],
                'caps':[{'group':'%1$s','wanted':2,'granted':1,'why':'%1$s'}]}]}}]}
            """
                .formatted(hostile));

    Document page = Jsoup.parse(ReportPage.render(report));

    assertThat(page.title()).startsWith("</title>");
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, [onerror]")).isEmpty();
    assertThat(page.selectFirst(".reasons .example pre").wholeText()).isEqualTo(hostile);
    assertThat(page.selectFirst(".matrix tbody th").attr("title")).isEqualTo(hostile);
    assertThat(page.body().children().eachAttr("class")).hasSizeLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "'text'",
        "{'name':null,'stages':null,'notes':null,'recipe':null,'generated_from':null}",
        "{'stages':[{}]}",
        "{'stages':[null,1,'x']}",
        "{'stages':[{'stage':'dedup','documents':'many','removed_by_reason':{},'details':[1],"
            + "'length_histogram':[{}],'before':[],'after':{},'by_source':[{}],'by_domain':[null]}]}",
        "{'stages':[{'stage':'filter','details':{'a':null,'b':[],'c':{},'d':[[1],[2]],'e':[{},1],"
            + "'f':[{'x':1},{'y':2}],'g':true}}]}",
        "{'stages':[{'stage':'mixture','details':{'stages':[{'tokens':0}]}}]}",
        "{'stages':[{'stage':'mixture','details':{'stages':'none'}}]}",
        "{'stages':[{'stage':'mixture','details':{'stages':[{'tokens':0,'epochs':{'a':1},"
            + "'shares':[{}],'caps':[{}],'length_histogram':[{'upto':0,'documents':1}]}]}}]}"
      })
  void whatIsMissingOrOfAnotherTypeIsLeftOut(String report) throws IOException {
    Document page = Jsoup.parse(ReportPage.render(json(report)));

    assertThat(page.selectFirst("h1").text()).isNotBlank();
    assertThat(page.text()).doesNotContain("NaN", "Infinity", "null");
  }

  @Test
  void aRunWithoutDocumentsHasNoShares() throws IOException {
    Document page =
        Jsoup.parse(
            ReportPage.render(
                json(
                    "{'stages':[{'stage':'ingest','seconds':0,'documents':{'in':0,'out':0,'removed':0}},"
                        + "{'stage':'extract','documents':{'in':0,'out':0,'removed':0},"
                        + "'after':{'documents':0,'characters':0}}]}")));

    assertThat(text(page.selectFirst(".tiles"))).contains("Documents kept 0 after extract");
    assertThat(page.html()).doesNotContain("NaN", "Infinity");
    assertThat(text(page.selectFirst("#time tbody tr"))).isEqualTo("ingest 0.0 s 0 –");
  }

  @Test
  void aStagesOwnReportIsDrawnByTheSamePage() throws IOException {
    JsonNode dedup = sample().path("stages").get(2);

    Document page = Jsoup.parse(ReportPage.renderStage(dedup));

    assertThat(page.selectFirst("h1").text()).isEqualTo("dedup");
    assertThat(page.selectFirst("header .kind").text()).isEqualTo("Stage report");
    assertThat(page.select(".funnel svg.join")).isEmpty();
    assertThat(page.select("figcaption strong").eachText())
        .contains(
            "Clusters by size", "Chance that a pair is compared", "Removed by level", "Hosts");
    assertThat(page.select("#stage-dedup .detail dt").eachText())
        .containsExactly("clusters", "candidate pairs");
  }

  @Test
  void synthesisAloneIsTheLine() throws IOException {
    Document page =
        Jsoup.parse(
            ReportPage.renderStage(
                json("{'stage':'synth','documents':{'in':10,'out':4,'removed':6}}")));

    assertThat(page.select(".funnel ol:not(.branch) .stage strong").eachText())
        .containsExactly("synth");
    assertThat(text(page.selectFirst(".tiles"))).doesNotContain("added");
  }

  @Test
  void documentsThatNoReasonAccountsForAreSeen() throws IOException {
    Document page =
        Jsoup.parse(
            ReportPage.renderStage(
                json(
                    "{'stage':'filter','documents':{'in':10,'out':4,'removed':6},"
                        + "'removed_by_reason':[{'reason':'filter.language','documents':5}]}")));

    assertThat(text(page.selectFirst(".reasons tbody")))
        .isEqualTo(
            "filter filter.language not in one of the recipe's languages 5 50.0 %"
                + " no reason given 1 10.0 %");
  }

  @Test
  void aLongExcerptIsCutBetweenCharacters() throws IOException {
    String formula = "𝒙".repeat(5000);
    Document page =
        Jsoup.parse(
            ReportPage.renderStage(
                json(
                    "{'stage':'filter','kept_examples':[{'title':'a','excerpt':'x"
                        + formula
                        + "'}]}")));

    assertThat(page.selectFirst("pre").wholeText())
        .hasSizeLessThan(3100)
        .endsWith("𝒙 …")
        .doesNotContain("\ufffd");
  }

  @Test
  void theSameFiguresGiveTheSameBytes() throws IOException {
    assertThat(ReportPage.render(sample())).isEqualTo(ReportPage.render(sample()));
  }
}
