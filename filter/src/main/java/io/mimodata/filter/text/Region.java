package io.mimodata.filter.text;

/** What a character of a document belongs to. Constants, not an enum: they lie in arrays. */
public final class Region {
  public static final byte PROSE = 0;
  public static final byte TABLE = 1;
  public static final byte FORMULA = 2;
  public static final byte CODE = 3;

  private Region() {}

  /** Whether a region is written for people to read as words. */
  public static boolean isWording(byte region) {
    return region <= TABLE;
  }
}
