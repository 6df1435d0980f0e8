package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Draws the figures of a run, or of one stage, as a page: {@code report.json} in, {@code
 * report.html} out.
 *
 * <p>The page is one file and fetches nothing. Its text comes from crawled documents, so everything
 * is escaped, and a content security policy admits only this package's own style and script: what
 * should slip through still can't run. The same figures give the same bytes. Keys that are missing
 * leave their part of the page out.
 */
public final class ReportPage {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private ReportPage() {}

  /**
   * The page of a run.
   *
   * @param report a run's {@code report.json}
   */
  public static String render(JsonNode report) {
    RunSummary run = RunSummary.of(report);
    List<Section> sections = new ArrayList<>();
    FunnelSection.of(run).ifPresent(sections::add);
    TrainingSection.of(run).ifPresent(sections::add);
    RemovalSection.of(run).ifPresent(sections::add);
    DensitySection.of(run).ifPresent(sections::add);
    LengthSection.of(run).ifPresent(sections::add);
    run.stages().stream().map(StageSection::of).flatMap(Optional::stream).forEach(sections::add);
    TimeSection.of(run).ifPresent(sections::add);
    RecipeSection.of(run).ifPresent(sections::add);
    return page(run, run.stages().size() == 1 ? "Stage report" : "Run report", sections);
  }

  /**
   * The page of one stage.
   *
   * @param stageReport a stage's {@code report.json}
   */
  public static String renderStage(JsonNode stageReport) {
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.put("name", JsonReading.text(stageReport, "stage"));
    for (String key : List.of("code_version", "generated_from", "seed", "recipe", "notes")) {
      if (stageReport.has(key)) {
        run.set(key, stageReport.get(key));
      }
    }
    run.putArray("stages").add(stageReport);
    return render(run);
  }

  private static String page(RunSummary run, String kind, List<Section> sections) {
    Html page = Html.document().open("html", "lang", "en").newline().open("head");
    page.leaf("meta", "charset", "utf-8").newline();
    page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", policy()).newline();
    page.leaf("meta", "name", "referrer", "content", "no-referrer").newline();
    page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.newline().leaf("meta", "name", "color-scheme", "content", "light dark").newline();
    page.element("title", run.name() + " – " + kind).newline();
    page.embed("style", STYLE).close("head").newline().open("body");
    HeaderSection.write(page, run, kind);
    writeNavigation(page, sections);
    page.newline().open("main");
    if (sections.isEmpty()) {
      page.element("p", "No stage has reported yet.", "class", "lead");
    }
    sections.forEach(section -> section.writeTo(page));
    page.close("main").newline().embed("script", SCRIPT);
    return page.close("body").close("html").newline().markup();
  }

  private static void writeNavigation(Html page, List<Section> sections) {
    page.newline().open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.label(), "href", "#" + section.id()).close("li");
    }
    page.close("ul").close("nav");
  }

  private static String policy() {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '"
        + hash(STYLE)
        + "'; script-src '"
        + hash(SCRIPT)
        + "'";
  }

  private static String hash(String resource) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(resource.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's resource " + name + " can't be read", e);
    }
  }
}
