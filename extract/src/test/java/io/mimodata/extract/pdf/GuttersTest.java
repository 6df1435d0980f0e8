package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that draw their columns row by row. */
class GuttersTest {
  private static final String LEFT =
      "The left column of this page is drawn by a program that knows nothing of columns. It goes"
          + " down the page from row to row and puts on each whatever stands there, first what the"
          + " left column has at this height and then what the right one has. A reader of such a"
          + " file who trusts its order reads half a sentence of one column and then half a"
          + " sentence of the other, and neither of them makes any sense. So the white space"
          + " between both has to be found, and found only where it parts two texts.";
  private static final String RIGHT =
      "All of what stands over here was written by somebody else about something else. He likes"
          + " to walk along the river in the morning, when the mist is still on the meadows and"
          + " nobody but the herons is up. At noon he sits at his desk and writes letters to old"
          + " friends, of whom few answer and none ever at length. In the evening he plays chess"
          + " against himself and mostly wins. There is not much more to be told of him, nor would"
          + " he want anybody to hear it who does not know him well.";
  private static final String THIRD =
      "A third column has room on a wide sheet, if the lines of all of them are short enough. Here"
          + " the words are about bread. It takes flour and water, salt and yeast, and more time"
          + " than people think. The dough has to rest under a cloth where it is warm, must be"
          + " folded twice and shaped once, and goes into an oven as hot as it gets. Those who cut"
          + " it before it has cooled down will be sorry, though hardly anybody ever waits. With"
          + " butter and a little salt it is all that a hungry man can ask for.";

  /** A text cut into lines that fit a width in 11 point Times. */
  private static List<String> lines(String text, float width) throws IOException {
    PDType1Font font = new PDType1Font(FontName.TIMES_ROMAN);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (font.getStringWidth(longer) * 11 / 1000 > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  /** Draws columns of lines row by row; each but the last of a column is spaced to its width. */
  private static void rows(
      TestPdf pdf, float top, float width, float[] lefts, float lower, List<List<String>> columns)
      throws IOException {
    int rows = columns.stream().mapToInt(List::size).max().orElseThrow();
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < lefts.length; i++) {
        List<String> column = columns.get(i);
        float y = top + 13 * row + i * lower;
        if (row + 1 < column.size()) {
          pdf.justified(lefts[i], y, width, column.get(row), "");
        } else if (row < column.size()) {
          pdf.justified(lefts[i], y, width, column.get(row));
        }
      }
    }
  }

  private static String markdown(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes()).markdown();
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 4, 6.5f})
  void columnsDrawnRowByRowAreReadOneAfterTheOther(float lower) throws Exception {
    TestPdf pdf = new TestPdf().page();
    rows(pdf, 100, 215, new float[] {60, 290}, lower, List.of(lines(LEFT, 215), lines(RIGHT, 215)));
    assertThat(markdown(pdf)).isEqualTo(LEFT + "\n\n" + RIGHT);
  }

  @Test
  void aColumnMayBeLongerThanTheOther() throws Exception {
    TestPdf pdf = new TestPdf().page();
    List<String> right = lines(RIGHT, 215);
    rows(pdf, 100, 215, new float[] {60, 290}, 0, List.of(lines(LEFT + " " + THIRD, 215), right));
    assertThat(markdown(pdf)).isEqualTo(LEFT + " " + THIRD + "\n\n" + RIGHT);
  }

  @Test
  void threeColumns() throws Exception {
    TestPdf pdf = new TestPdf().page();
    rows(
        pdf,
        100,
        160,
        new float[] {40, 216, 392},
        0,
        List.of(lines(LEFT, 160), lines(RIGHT, 160), lines(THIRD, 160)));
    assertThat(markdown(pdf)).isEqualTo(LEFT + "\n\n" + RIGHT + "\n\n" + THIRD);
  }

  @Test
  void aLineOverBothColumnsPartsWhatIsAboveItFromWhatIsBelow() throws Exception {
    TestPdf pdf = new TestPdf().page();
    float[] lefts = {60, 290};
    pdf.line(170, 60, FontName.TIMES_BOLD, 18, "Two Texts and Two More");
    rows(pdf, 100, 215, lefts, 0, List.of(lines(LEFT, 215), lines(RIGHT, 215)));
    pdf.line(170, 300, FontName.TIMES_BOLD, 15, "The Second Part of the Page");
    rows(pdf, 330, 215, lefts, 0, List.of(lines(THIRD, 215), lines(LEFT, 215)));
    assertThat(markdown(pdf))
        .isEqualTo(
            String.join(
                "\n\n",
                "# Two Texts and Two More",
                LEFT,
                RIGHT,
                "## The Second Part of the Page",
                THIRD,
                LEFT));
  }

  @Test
  void aRunningHeadOverBothColumnsStaysAboveThem() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(60, 50, "Letters from the River").line(440, 50, "Spring Issue");
    rows(pdf, 100, 215, new float[] {60, 290}, 0, List.of(lines(LEFT, 215), lines(RIGHT, 215)));
    assertThat(markdown(pdf))
        .startsWith("Letters from the River Spring Issue")
        .endsWith(LEFT + "\n\n" + RIGHT);
  }

  @Test
  void fewRowsAreNoColumns() throws Exception {
    TestPdf pdf = new TestPdf().page();
    List<String> left = lines(LEFT, 215).subList(0, 8);
    List<String> right = lines(RIGHT, 215).subList(0, 8);
    rows(pdf, 100, 215, new float[] {60, 290}, 0, List.of(left, right));
    assertThat(markdown(pdf)).contains(left.get(1) + " | " + right.get(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void rowsOfTablesStayTogether(long seed) throws Exception {
    Random random = new Random(seed);
    String[] words = (LEFT + " " + RIGHT + " " + THIRD).replaceAll("[.,]", "").split(" ", -1);
    List<List<String>> columns = new ArrayList<>();
    for (int column = 0; column < 2; column++) {
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < 14; row++) {
        cells.add(
            IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" ")));
      }
      columns.add(cells);
    }
    TestPdf pdf = new TestPdf().page();
    for (int row = 0; row < 14; row++) {
      pdf.line(60, 100 + 13 * row, columns.get(0).get(row));
      pdf.line(320, 100 + 13 * row, columns.get(1).get(row));
    }
    String markdown = markdown(pdf);
    for (int row = 0; row < 14; row++) {
      assertThat(markdown)
          .as("seed %d", seed)
          .containsPattern(
              "\\Q" + columns.get(0).get(row) + "\\E (?:\\| )?\\Q" + columns.get(1).get(row));
    }
  }

  @Test
  void termsStayBesideTheirDefinitions() throws Exception {
    TestPdf pdf = new TestPdf().page();
    List<String> definitions = lines(LEFT + " " + RIGHT, 330);
    for (int row = 0; row < definitions.size(); row++) {
      if (row % 2 == 0) {
        pdf.line(60, 100 + 13 * row, FontName.TIMES_BOLD, 11, "the name of term " + row);
      }
      pdf.justified(200, 100 + 13 * row, 330, definitions.get(row), "");
    }
    String markdown = markdown(pdf);
    for (int row = 0; row < definitions.size(); row += 2) {
      assertThat(markdown).containsPattern("term " + row + " (?:\\| )?\\Q" + definitions.get(row));
    }
  }

  @Test
  void commentsStayBesideTheirCode() throws Exception {
    TestPdf pdf = new TestPdf().page();
    List<String> comments = lines(LEFT, 230);
    for (int row = 0; row < comments.size(); row++) {
      pdf.line(60, 100 + 13 * row, FontName.COURIER, "value[%d] = next(value);".formatted(row));
      pdf.line(300, 100 + 13 * row, FontName.COURIER, 9, "# " + comments.get(row));
    }
    String markdown = markdown(pdf);
    for (int row = 0; row < comments.size(); row++) {
      assertThat(markdown)
          .containsPattern("value\\[" + row + "] = next\\(value\\); +# \\Q" + comments.get(row));
    }
  }
}
