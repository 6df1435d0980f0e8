package io.mimodata.ingest.files;

import static io.mimodata.ingest.WarcFixture.write;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.RawDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDocumentsTest {
  @TempDir Path folder;

  private RawDocument readOne(Format format, String name, byte[] bytes) throws IOException {
    List<RawDocument> documents = Ingested.read(format, write(folder, name, bytes)).documents;
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  @Test
  void htmlAndPdfStayBytes() throws IOException {
    byte[] page = "<meta charset=windows-1251><p>".getBytes(UTF_8);
    RawDocument html = readOne(Format.HTML, "a.html", page);
    RawDocument pdf = readOne(Format.PDF, "a.pdf", "%PDF-1.4".getBytes(UTF_8));

    assertThat(html.mediaType()).isEqualTo("text/html");
    assertThat(html.content()).isEqualTo(page);
    assertThat(html.metadata()).isEqualTo(Map.of("charset", "windows-1251"));
    assertThat(html.origin().sourceId()).isEqualTo("a.html");
    assertThat(html.origin().url()).isNull();
    assertThat(pdf.mediaType()).isEqualTo("application/pdf");
    assertThat(pdf.text()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "src/Main.java, text/x-java, java",
    "a.PY, text/x-python, python",
    "Makefile, text/x-make, make",
    "x/CMakeLists.txt, text/x-cmake, cmake",
    "page.html, text/x-html, html",
    "README.md, text/markdown,",
    "paper.tex, text/x-tex,",
    "notes.txt, text/plain,",
    "LICENSE, text/plain,",
    "java, text/plain,"
  })
  void sourceCodeHasItsLanguage(String name, String mediaType, String language) throws IOException {
    RawDocument document = readOne(Format.TEXT, name, "int x = 1;\n".getBytes(UTF_8));

    assertThat(document.mediaType()).isEqualTo(mediaType);
    assertThat(document.text()).isEqualTo("int x = 1;\n");
    assertThat(document.metadata().get("code_language")).isEqualTo(language);
  }

  @Test
  void textIsDecoded() throws IOException {
    assertThat(readOne(Format.TEXT, "a.txt", "\uFEFFgrößer".getBytes(UTF_16LE)).text())
        .isEqualTo("größer");
    byte[] latin = "größer als üblich".getBytes(Charset.forName("windows-1252"));
    assertThat(readOne(Format.TEXT, "b.txt", latin).text()).isEqualTo("größer als üblich");
  }

  @Test
  void binaryEmptyAndLargeFilesGoToTheLedger() throws IOException {
    assertThat(readOne(Format.TEXT, "a.class", new byte[] {'a', 0, 'b'}).removal().reason())
        .isEqualTo(Reason.INGEST_MEDIA_TYPE);
    assertThat(readOne(Format.TEXT, "a.txt", new byte[0]).removal().reason())
        .isEqualTo(Reason.INGEST_EMPTY);
    assertThat(readOne(Format.TEXT, "b.txt", " \n\t".getBytes(UTF_8)).removal().reason())
        .isEqualTo(Reason.INGEST_EMPTY);
    Path large = write(folder, "c.txt", new byte[2_000]);
    assertThat(Ingested.read(Format.TEXT, Ingested.limit(1_000), large).outcomes())
        .containsExactly("ingest.too_large c.txt");
  }
}
