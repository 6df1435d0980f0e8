package io.mimodata.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Stable 128-bit document ids.
 *
 * <p>An id is the first half of the SHA-256 of source name, path and content, each preceded by its
 * length. The path tells two records with the same content apart (a page that was crawled twice has
 * two ids, so that both can be accounted for); the content tells two states of one file apart. The
 * same input under the same source name gives the same ids on every machine and under every
 * partitioning. {@code docs/decisions/001-document-ids.md} tells why the URL is left out.
 */
public final class DocumentId {
  private DocumentId() {}

  /**
   * Returns the id of one document.
   *
   * @param source name of the source
   * @param path path relative to the input root, unique in the source
   * @param content content bytes, or the text in UTF-8
   * @return 32 lower-case hexadecimal digits
   */
  public static String of(String source, String path, byte[] content) {
    MessageDigest digest = Sha256.digest();
    update(digest, source.getBytes(UTF_8));
    update(digest, path.getBytes(UTF_8));
    update(digest, content);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** Returns the id of a document that was made from another, such as a synthetic one. */
  public static String derived(String parentId, String how, String content) {
    return of(how, parentId, content.getBytes(UTF_8));
  }

  private static void update(MessageDigest digest, byte[] part) {
    int n = part.length;
    digest.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    digest.update(part);
  }
}
