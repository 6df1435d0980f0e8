package io.mimodata.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocumentContractTest {
  @Test
  void idDependsOnSourcePathAndContent() {
    byte[] content = "x".getBytes(UTF_8);
    String id = DocumentId.of("web", "a.warc.gz#0", content);

    assertThat(id).matches("[0-9a-f]{32}").isEqualTo("2b4fae22cca30ae839bf815d845105a5");
    assertThat(DocumentId.of("web", "a.warc.gz#0", content)).isEqualTo(id);
    assertThat(DocumentId.of("web2", "a.warc.gz#0", content)).isNotEqualTo(id);
    assertThat(DocumentId.of("web", "a.warc.gz#1", content)).isNotEqualTo(id);
    assertThat(DocumentId.of("web", "a.warc.gz#0", "y".getBytes(UTF_8))).isNotEqualTo(id);
  }

  @Test
  void partsOfAnIdDoNotRunTogether() {
    assertThat(DocumentId.of("ab", "c", new byte[0]))
        .isNotEqualTo(DocumentId.of("a", "bc", new byte[0]));
  }

  @Test
  void reasonCodesStartWithTheirStageAndAreUnique() {
    assertThat(Reason.values())
        .allSatisfy(reason -> assertThat(reason.code()).startsWith(reason.stage() + "."));
    assertThat(Arrays.stream(Reason.values()).map(Reason::code).distinct())
        .hasSameSizeAs(Reason.values());
    assertThat(Reason.ofCode("dedup.near")).contains(Reason.DEDUP_NEAR);
    assertThat(Reason.ofCode("dedup.nearly")).isEmpty();
  }
}
