package io.mimodata.ingest.warc;

import static io.mimodata.ingest.WarcFixture.gzip;
import static io.mimodata.ingest.WarcFixture.http;
import static io.mimodata.ingest.WarcFixture.join;
import static io.mimodata.ingest.WarcFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.WarcFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices of any size give what the whole file gives. */
class WarcSplittingTest {
  private static final long[] TINY = {64, 1_000, 4_096};

  @TempDir Path folder;

  private static WarcFixture pages(int count) {
    WarcFixture warc = new WarcFixture();
    for (int i = 0; i < count; i++) {
      warc.page(i);
    }
    return warc;
  }

  private List<String> whole(Path file) {
    return Ingested.read(Format.WARC, file).summary();
  }

  private void assertSlicesAgree(Path file, long... sizes) throws IOException {
    List<String> whole = whole(file);
    for (long size : sizes) {
      Ingested sliced = Ingested.read(Format.WARC, Ingested.slices(size), file);
      assertThat(sliced.summary()).as("slices of %d", size).isEqualTo(whole);
      assertThat(sliced.bytes).as("slices of %d", size).isEqualTo(Files.size(file));
    }
  }

  @Test
  void tinySlicesOfSmallFiles() throws IOException {
    WarcFixture pages = pages(12);
    for (Path file :
        List.of(
            write(folder, "a.warc.gz", pages.gzip()),
            write(folder, "a.warc.zst", pages.zstd()),
            write(folder, "a.warc", pages.plain()),
            write(folder, "whole.warc.gz", gzip(pages.plain())),
            write(folder, "whole.warc.zst", Zstd.compress(pages.plain())))) {
      assertThat(whole(file)).as(file.toString()).hasSize(12);
      assertSlicesAgree(file, 64, 333, 1_000);
    }
  }

  @Test
  void slicesOfFilesLongerThanAnyStoredBlock() throws IOException {
    WarcFixture pages = pages(1_200);
    for (Path file :
        List.of(
            write(folder, "b.warc.gz", pages.gzip()),
            write(folder, "b.warc.zst", pages.zstd()),
            write(folder, "b.warc", pages.plain()))) {
      assertThat(whole(file)).hasSize(1_200);
      assertSlicesAgree(file, 20_000, 70_001);
    }
  }

  @Test
  void aLargeFileIsReallyReadInParallel() throws IOException {
    Path file = write(folder, "c.warc.gz", pages(1_200).gzip());
    long half = Files.size(file) / 2 + 1;

    List<String> paths =
        Ingested.read(Format.WARC, Ingested.slices(half), file).documents.stream()
            .map(document -> document.origin().path())
            .toList();

    assertThat(paths).doesNotHaveDuplicates().hasSize(1_200);
    assertSlicesAgree(file, half);
  }

  /** A page may be a WARC; what compressors can't make smaller they store as it is. */
  @Test
  void recordsOfAStoredWarcAreNoBoundaries() throws IOException {
    byte[] inner = pages(300).gzip();
    WarcFixture outer = pages(3);
    byte[] page =
        http("HTTP/1.1 200 OK\nContent-Type: text/html", join("<html>".getBytes(UTF_8), inner));
    byte[] response =
        WarcFixture.record(
            "response", "application/http; msgtype=response", "http://example.com/nested", page);
    byte[] stored =
        join(
            outer.gzip(),
            gzip(response, 0),
            pages(900).gzip(),
            gzip(response, 0),
            gzip(response, 0),
            outer.gzip());
    Path file = write(folder, "nested.warc.gz", stored);

    assertThat(whole(file)).hasSize(909);
    assertSlicesAgree(file, 10_000, 30_000);
  }

  @Test
  void recordsOfAStoredPlainWarcAreNoBoundaries() throws IOException {
    byte[] inner = pages(50).plain();
    WarcFixture outer = pages(2);
    outer.response(
        "http://example.com/nested",
        http("HTTP/1.1 200 OK\nContent-Type: text/plain", join("\r\n\r\n".getBytes(UTF_8), inner)));
    outer.page(3);
    Path file = write(folder, "nested.warc", outer.plain());

    assertThat(whole(file)).hasSize(4);
    assertSlicesAgree(file, 100, 1_000, 5_000);
  }

  /** Damage anywhere: the slices still give what the whole gives, and never a record twice. */
  @Test
  void slicesOfDamagedFiles() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    WarcFixture small = pages(25);
    WarcFixture large = pages(900);
    for (int round = 0; round < 24; round++) {
      WarcFixture pages = round % 12 == 0 ? large : small;
      String name = List.of("d.warc.gz", "d.warc.zst", "d.warc").get(round % 3);
      byte[] bytes =
          switch (round % 3) {
            case 0 -> pages.gzip();
            case 1 -> pages.zstd();
            default -> pages.plain();
          };
      Path file = write(folder, name, damaged(bytes, random));
      List<String> whole = whole(file);
      assertThat(Ingested.read(Format.WARC, file).documents)
          .as("seed %d round %d", seed, round)
          .extracting(document -> document.origin().path())
          .doesNotHaveDuplicates();
      for (long size : round % 12 == 0 ? new long[] {30_000, 77_777} : TINY) {
        assertThat(Ingested.read(Format.WARC, Ingested.slices(size), file).summary())
            .as("seed %d round %d slices of %d", seed, round, size)
            .isEqualTo(whole);
      }
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    int spots = 1 + random.nextInt(3);
    for (int i = 0; i < spots; i++) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> Arrays.fill(damaged, at, Math.min(damaged.length, at + 40), (byte) 0);
        case 2 ->
            damaged =
                join(
                    Arrays.copyOf(damaged, at),
                    Arrays.copyOfRange(damaged, Math.min(damaged.length, at + 30), damaged.length));
        default ->
            damaged = Arrays.copyOf(damaged, Math.max(1, damaged.length - random.nextInt(500)));
      }
    }
    return damaged;
  }
}
