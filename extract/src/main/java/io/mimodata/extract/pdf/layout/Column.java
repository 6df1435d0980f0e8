package io.mimodata.extract.pdf.layout;

/**
 * A column of text.
 *
 * @param left its left margin in points
 * @param right its right margin in points
 */
record Column(float left, float right) {
  float width() {
    return right - left;
  }
}
