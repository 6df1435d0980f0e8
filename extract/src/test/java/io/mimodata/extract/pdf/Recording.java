package io.mimodata.extract.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * What TeX draws for a piece of source, and what is to be read from it.
 *
 * @param name what the case is about
 * @param tex its source
 * @param want the expected text
 * @param drawn lines for {@link TexPage#draw}
 */
record Recording(String name, String tex, String want, List<String> drawn) {
  /** The cases of a file. */
  static List<Recording> read(String file) {
    List<Recording> cases = new ArrayList<>();
    for (String block : file.strip().split("\n\n+", -1)) {
      String name = "";
      String tex = "";
      List<String> want = new ArrayList<>();
      List<String> drawn = new ArrayList<>();
      for (String line : block.split("\n", -1)) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        switch (space < 0 ? line : line.substring(0, space)) {
          case "case" -> name = rest;
          case "tex" -> tex = rest;
          case "want" -> want.add(space < 0 ? "" : rest);
          default -> drawn.add(line);
        }
      }
      cases.add(new Recording(name, tex, String.join("\n", want), drawn));
    }
    return cases;
  }

  @Override
  public String toString() {
    return name;
  }
}
