package io.mimodata.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  @Test
  void sample() throws IOException {
    try (InputStream in = ReportPageTest.class.getResourceAsStream("sample-run.json")) {
      JsonNode report = new ObjectMapper().readTree(in);
      String page = ReportPage.render(report);
      Files.writeString(Path.of("target/sample-report.html"), page);
      assertThat(page).isNotEmpty();
    }
  }
}
