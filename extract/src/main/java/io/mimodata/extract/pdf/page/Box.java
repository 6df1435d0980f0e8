package io.mimodata.extract.pdf.page;

/**
 * An upright rectangle on a page, in points; x grows to the right and y downwards from the page's
 * top left corner.
 */
public record Box(float left, float top, float right, float bottom) {
  private static final float AT_CORNER = 0.35f;

  /** Width in points, negative for a box of nothing. */
  public float width() {
    return right - left;
  }

  /** Height in points, negative for a box of nothing. */
  public float height() {
    return bottom - top;
  }

  public float centerX() {
    return (left + right) / 2;
  }

  public float centerY() {
    return (top + bottom) / 2;
  }

  /** The smallest box around both; the other alone where this is null. */
  public static Box union(Box one, Box other) {
    if (one == null) {
      return other;
    }
    return new Box(
        Math.min(one.left, other.left),
        Math.min(one.top, other.top),
        Math.max(one.right, other.right),
        Math.max(one.bottom, other.bottom));
  }

  /**
   * Whether a rule begins at the upper right corner of a sign, as the bar of a radical does.
   *
   * @param sign the ink of the sign
   * @param size its font size in points
   */
  public boolean startsAtCornerOf(Box sign, float size) {
    return Math.abs(left - sign.right) < AT_CORNER * size
        && Math.abs(centerY() - sign.top) < AT_CORNER * size;
  }

  /** Length of the common stretch of both on the horizontal axis; negative is their distance. */
  public float overlapX(Box other) {
    return Math.min(right, other.right) - Math.max(left, other.left);
  }

  /** Length of the common stretch of both on the vertical axis; negative is their distance. */
  public float overlapY(Box other) {
    return Math.min(bottom, other.bottom) - Math.max(top, other.top);
  }
}
