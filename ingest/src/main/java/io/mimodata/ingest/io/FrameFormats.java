package io.mimodata.ingest.io;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Tells how a file is compressed. */
public final class FrameFormats {
  private FrameFormats() {}

  /** The compression that a file's first bytes show; empty if none. */
  public static Optional<FrameFormat> ofContent(SeekableInput input) throws IOException {
    if (input.startsWith(0, GzipFormat.MAGIC)) {
      return Optional.of(new GzipFormat(input));
    }
    boolean zstd =
        input.startsWith(0, ZstdFormat.MAGIC) || input.startsWith(0, ZstdFormat.DICTIONARY_MAGIC);
    return zstd ? Optional.of(new ZstdFormat(input)) : Optional.empty();
  }

  /** The compression that a file's name promises; empty if none. */
  public static Optional<FrameFormat> ofName(SeekableInput input, String name) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      return Optional.of(new GzipFormat(input));
    }
    return lower.endsWith(".zst") || lower.endsWith(".zstd")
        ? Optional.of(new ZstdFormat(input))
        : Optional.empty();
  }
}
