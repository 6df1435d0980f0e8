package io.mimodata.ingest.warc;

import static io.mimodata.ingest.WarcFixture.gzip;
import static io.mimodata.ingest.WarcFixture.html;
import static io.mimodata.ingest.WarcFixture.join;
import static io.mimodata.ingest.WarcFixture.record;
import static io.mimodata.ingest.WarcFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.WarcFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage is one ledger row, and every record behind it is read. */
class WarcDamageTest {
  private static final String FIRST = "http://example.com/1";
  private static final String SECOND = "http://example.com/2";
  private static final String THIRD = "http://example.com/3";

  @TempDir Path folder;

  private static byte[] page(int number) {
    return new WarcFixture().page(number).records().get(0);
  }

  /** A page that claims another length than it has. */
  private static byte[] pageOfLength(int number, int offBy) {
    String right = new String(page(number), UTF_8);
    int length =
        html("<html><body>page %d %s</body></html>".formatted(number, "x".repeat(number % 97)))
            .length;
    String wrong =
        right.replace("\nContent-Length: " + length, "\nContent-Length: " + (length + offBy));
    assertThat(wrong).isNotEqualTo(right);
    return wrong.getBytes(UTF_8);
  }

  private List<String> outcomes(String name, byte[]... parts) throws IOException {
    return Ingested.read(Format.WARC, write(folder, name, join(parts))).outcomes();
  }

  @Test
  void aDamagedMember() throws IOException {
    byte[] first = gzip(page(1));
    byte[] damaged = gzip(page(2));
    Arrays.fill(damaged, 40, 60, (byte) 0x55);

    assertThat(outcomes("a.warc.gz", first, damaged, gzip(page(3))))
        .containsExactly(FIRST, "ingest.corrupt a.warc.gz#" + first.length, THIRD);
  }

  @Test
  void aMemberWithAWrongChecksumIsNotTrusted() throws IOException {
    byte[] first = gzip(page(1));
    byte[] damaged = gzip(page(2));
    damaged[damaged.length - 6] ^= 1;

    assertThat(outcomes("a.warc.gz", first, damaged, gzip(page(3))))
        .containsExactly(FIRST, "ingest.corrupt a.warc.gz#" + first.length, THIRD);
  }

  @Test
  void aDamagedFrameOfZstandard() throws IOException {
    byte[] first = Zstd.compress(page(1));
    byte[] damaged = Zstd.compress(page(2));
    Arrays.fill(damaged, 10, 40, (byte) 0xff);

    assertThat(outcomes("a.warc.zst", first, damaged, Zstd.compress(page(3))))
        .containsExactly(FIRST, "ingest.corrupt a.warc.zst#" + first.length, THIRD);
  }

  @Test
  void twoDamagedMembersAndOneBetween() throws IOException {
    byte[] damaged = gzip(page(2));
    Arrays.fill(damaged, 40, 60, (byte) 0x55);

    assertThat(outcomes("a.warc.gz", gzip(page(1)), damaged, gzip(page(2)), damaged, gzip(page(3))))
        .hasSize(5)
        .containsSubsequence(FIRST, SECOND, THIRD);
  }

  @Test
  void aFileThatEndsTooEarly() throws IOException {
    byte[] first = gzip(page(1));
    byte[] second = gzip(page(2));
    for (int length : new int[] {1, 5, 15, 100, second.length - 3}) {
      assertThat(outcomes("a.warc.gz", first, Arrays.copyOf(second, length)))
          .as("%d bytes", length)
          .hasSize(2)
          .startsWith(FIRST)
          .last()
          .asString()
          .matches("ingest\\.(truncated|corrupt) a\\.warc\\.gz#" + first.length);
    }
    byte[] frame = Zstd.compress(page(1));
    assertThat(outcomes("a.warc.zst", frame, Arrays.copyOf(frame, frame.length - 20)))
        .containsExactly(FIRST, "ingest.truncated a.warc.zst#" + frame.length);
    byte[] plain = page(1);
    assertThat(outcomes("a.warc", plain, Arrays.copyOf(plain, plain.length - 20)))
        .containsExactly(FIRST, "ingest.truncated a.warc#" + plain.length);
  }

  @Test
  void theLedgerRowOfADamagedRecordHasItsUrl() throws IOException {
    byte[] plain = page(1);
    RawDocument cut =
        Ingested.read(Format.WARC, write(folder, "a.warc", Arrays.copyOf(plain, plain.length - 20)))
            .documents
            .get(0);

    assertThat(cut.origin().url()).isEqualTo(FIRST);
    assertThat(cut.removal().detail()).matches("the record ends after \\d+ of its \\d+ bytes");
  }

  @Test
  void wrongLengths() throws IOException {
    for (int offBy : new int[] {-30, -1, 1, 5, 300, 1_000_000_000}) {
      byte[] first = page(1);
      byte[] wrong = pageOfLength(2, offBy);
      for (String name : List.of("a.warc", "a.warc.gz", "whole.warc.gz")) {
        List<String> outcomes =
            switch (name) {
              case "a.warc" -> outcomes(name, first, wrong, page(3));
              case "a.warc.gz" -> outcomes(name, gzip(first), gzip(wrong), gzip(page(3)));
              default -> outcomes(name, gzip(join(first, wrong, page(3))));
            };
        // A length that takes in line ends behind the block does no harm and is not noticed.
        boolean harmless = offBy == 1;
        if (harmless) {
          assertThat(outcomes).as("%s %d", name, offBy).containsExactly(FIRST, SECOND, THIRD);
        } else {
          assertThat(outcomes)
              .as("%s %d", name, offBy)
              .hasSize(3)
              .startsWith(FIRST)
              .endsWith(THIRD);
          assertThat(outcomes.get(1)).matches("ingest\\.(corrupt|truncated) .*#.*");
        }
      }
    }
  }

  @Test
  void manyWrongLengthsInAFileCompressedAsAWhole() throws IOException {
    byte[][] records = new byte[2_000][];
    for (int i = 0; i < records.length; i++) {
      records[i] = i % 2 == 0 ? page(i) : pageOfLength(i, 40);
    }

    assertThat(outcomes("whole.warc.gz", gzip(join(records))))
        .hasSize(2_000)
        .filteredOn(outcome -> outcome.startsWith("http"))
        .hasSize(1_000);
  }

  @Test
  void headersThatAreNone() throws IOException {
    byte[] noLength = record("WARC/1.0\nWARC-Type: response", new byte[0]);
    byte[] badLength = record("WARC/1.0\nWARC-Type: response\nContent-Length: many", new byte[3]);
    byte[] garbage = "nothing that makes sense\r\n\r\n".getBytes(UTF_8);
    for (byte[] bad : List.of(noLength, badLength, garbage)) {
      int offset = page(1).length;
      assertThat(outcomes("a.warc", page(1), bad, page(3)))
          .containsExactly(FIRST, "ingest.corrupt a.warc#" + offset, THIRD);
      int start = gzip(page(1)).length;
      assertThat(outcomes("a.warc.gz", gzip(page(1)), gzip(bad), gzip(page(3))))
          .containsExactly(FIRST, "ingest.corrupt a.warc.gz#" + start, THIRD);
    }
  }

  @Test
  void linesThatEndInALineFeedAlone() throws IOException {
    byte[] unix =
        "WARC/1.0\nWARC-Type: conversion\nWARC-Target-URI: http://example.com/2\nContent-Type: text/plain\nContent-Length: 4\n\ntext\n\n"
            .getBytes(UTF_8);

    assertThat(outcomes("a.warc", page(1), unix, page(3))).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void framesThatTakeNoHeedOfRecords() throws IOException {
    byte[] records = join(page(1), page(2), page(3));
    for (int size : new int[] {50, 100, 333}) {
      byte[][] blocks = new byte[(records.length - 1) / size + 1][];
      for (int i = 0; i < blocks.length; i++) {
        blocks[i] =
            gzip(Arrays.copyOfRange(records, i * size, Math.min(records.length, (i + 1) * size)));
      }
      assertThat(outcomes("blocks.warc.gz", blocks)).containsExactly(FIRST, SECOND, THIRD);
    }
  }

  @Test
  void severalRecordsInAMember() throws IOException {
    int offset = gzip(page(1)).length;
    List<RawDocument> documents =
        Ingested.read(
                Format.WARC,
                write(folder, "a.warc.gz", join(gzip(page(1)), gzip(join(page(2), page(3))))))
            .documents;

    assertThat(documents)
        .extracting(document -> document.origin().path())
        .containsExactly(
            "a.warc.gz#0", "a.warc.gz#" + offset, "a.warc.gz#" + offset + "+" + page(2).length);
  }

  @Test
  void filesThatAreNoWarcs() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(7).nextBytes(noise);

    for (String name : List.of("a.warc.gz", "a.warc.zst", "a.warc")) {
      assertThat(outcomes(name, noise)).containsExactly("ingest.unreadable " + name);
      assertThat(
              Ingested.read(Format.WARC, Ingested.slices(10_000), folder.resolve(name)).outcomes())
          .containsExactly("ingest.unreadable " + name);
      assertThat(outcomes(name, "<html>".getBytes(UTF_8)))
          .containsExactly("ingest.unreadable " + name);
      assertThat(outcomes(name, new byte[0])).containsExactly("ingest.empty " + name);
    }
    assertThat(outcomes("a.warc.gz", gzip("<html>".getBytes(UTF_8))))
        .containsExactly("ingest.unreadable a.warc.gz");
  }

  @Test
  void noiseBeforeTheFirstRecord() throws IOException {
    byte[] noise = new byte[5_000];
    new Random(7).nextBytes(noise);

    assertThat(outcomes("a.warc.gz", noise, gzip(page(1)), gzip(page(2))))
        .containsExactly("ingest.corrupt a.warc.gz#0", FIRST, SECOND);
    assertThat(outcomes("a.warc", "noise\n".getBytes(UTF_8), page(1), page(2)))
        .containsExactly("ingest.corrupt a.warc#0", FIRST, SECOND);
  }

  @Test
  void endingsMayLie() throws IOException {
    assertThat(outcomes("a.warc.gz", page(1), page(2))).containsExactly(FIRST, SECOND);
    assertThat(outcomes("a.warc", gzip(page(1)), gzip(page(2)))).containsExactly(FIRST, SECOND);
    assertThat(outcomes("a.warc", Zstd.compress(page(1)))).containsExactly(FIRST);
  }
}
