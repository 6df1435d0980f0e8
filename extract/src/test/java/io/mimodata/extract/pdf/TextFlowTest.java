package io.mimodata.extract.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** Paragraphs, columns, headings, lists, captions and footnotes. */
class TextFlowTest {
  private static String markdown(TestPdf pdf) throws Exception {
    try (pdf) {
      return new PdfExtractor().extract(pdf.bytes()).markdown();
    }
  }

  @Test
  void columnsAreReadOneAfterTheOther() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.justified(
        60,
        100,
        215,
        "The left column of this page has a text that",
        "goes on from line to line until the column has",
        "come to its end, and then the right one has all");
    pdf.justified(
        320,
        100,
        215,
        "that is missing of the sentence. A reader does",
        "never read over both of the columns of a page,",
        "from the left to the right.");
    assertThat(markdown(pdf))
        .isEqualTo(
            "The left column of this page has a text that goes on from line to line until the"
                + " column has come to its end, and then the right one has all that is missing of"
                + " the sentence. A reader does never read over both of the columns of a page, from"
                + " the left to the right.");
  }

  @Test
  void aWordIsJoinedOverAColumn() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.justified(
        60,
        100,
        215,
        "The left column of this page has a text that",
        "ends within a word, which must be a hyphen-",
        "");
    pdf.justified(
        320,
        100,
        215,
        "ated word, as columns often have them at their",
        "ends. All hyphenated words do.");
    assertThat(markdown(pdf))
        .isEqualTo(
            "The left column of this page has a text that ends within a word, which must be a"
                + " hyphenated word, as columns often have them at their ends. All hyphenated words"
                + " do.");
  }

  @Test
  void aFootnoteStandsOutOfTheFlow() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(
            72,
            660,
            "This paragraph of the first page is long enough to be broken by its end; it goes")
        .line(
            72,
            674,
            "on after the footnote, which stands at the foot of the page, and which does not")
        .stroke(72, 700, 100, 0.4f)
        .line(72, 712, FontName.HELVETICA, 8, "* A note of the first page.");
    pdf.page()
        .line(72, 72, "interrupt the sentence at all.")
        .line(
            72,
            110,
            "Another paragraph follows on the second page, with a gap above it, and ends.");
    assertThat(markdown(pdf))
        .isEqualTo(
            "This paragraph of the first page is long enough to be broken by its end; it goes on"
                + " after the footnote, which stands at the foot of the page, and which does not"
                + " interrupt the sentence at all.\n\n"
                + "* A note of the first page.\n\n"
                + "Another paragraph follows on the second page, with a gap above it, and ends.");
  }

  @Test
  void aCaptionStandsOutOfTheFlow() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(
            72,
            600,
            "This paragraph of the first page is long enough to be broken by its end; it goes")
        .line(
            72,
            614,
            "on after the figure, which stands at the foot of the page, and which does not")
        .image(200, 630, 200, 60)
        .line(150, 710, FontName.HELVETICA, 10, "Figure 1: A grey box on a white page.");
    pdf.page()
        .line(72, 72, "interrupt the sentence at all.")
        .line(
            72,
            110,
            "Another paragraph follows on the second page, with a gap above it, and ends.");
    assertThat(markdown(pdf))
        .isEqualTo(
            "This paragraph of the first page is long enough to be broken by its end; it goes on"
                + " after the figure, which stands at the foot of the page, and which does not"
                + " interrupt the sentence at all.\n\n"
                + "Figure 1: A grey box on a white page.\n\n"
                + "Another paragraph follows on the second page, with a gap above it, and ends.");
  }

  @Test
  void headingsHaveLevelsByTheirSizes() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(72, 80, FontName.HELVETICA_BOLD, 20, "The Title")
        .line(72, 120, FontName.HELVETICA_BOLD, 15, "1 First Part")
        .line(
            72,
            150,
            "The text of the first part has a line that is as wide as the page has room for.")
        .line(72, 190, FontName.HELVETICA_BOLD, 13, "1.1 A Section of It")
        .line(
            72,
            220,
            "The text of the section has a line that is as wide as the page has room for it.")
        .line(72, 260, FontName.HELVETICA_BOLD, 15, "2 Second Part, Which Has")
        .line(72, 278, FontName.HELVETICA_BOLD, 15, "a Title of Two Lines")
        .line(
            72,
            310,
            "The text of the second part has a line that is as wide as the page has room for.");
    try (pdf) {
      var result = new PdfExtractor().extract(pdf.bytes());
      assertThat(result.markdown())
          .isEqualTo(
              """
              # The Title

              ## 1 First Part

              The text of the first part has a line that is as wide as the page has room for.

              ### 1.1 A Section of It

              The text of the section has a line that is as wide as the page has room for it.

              ## 2 Second Part, Which Has a Title of Two Lines

              The text of the second part has a line that is as wide as the page has room for.""");
      assertThat(result.title()).isEqualTo("The Title");
    }
  }

  @Test
  void boldLinesWithinParagraphsAreNoHeadings() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(
                        72,
                        100,
                        "A paragraph whose second line is set in bold letters from start to end is")
                    .line(
                        72,
                        114,
                        FontName.HELVETICA_BOLD,
                        "still one paragraph of the text, as all of its lines that are set here")
                    .line(72, 128, "follow each other without a gap between them.")))
        .doesNotContain("#")
        .doesNotContain("\n");
  }

  @Test
  void itemsOfLists() throws Exception {
    TestPdf pdf = new TestPdf().page();
    pdf.line(
            72,
            100,
            "There are three things that this list is about, each of them an item of its own:")
        .line(90, 120, "1.")
        .line(105, 120, "the first thing, which is so long that it does not fit on one line of the")
        .line(105, 134, "page and is broken,")
        .line(90, 154, "2.")
        .line(105, 154, "the second,")
        .line(90, 174, "3.")
        .line(105, 174, "the third.");
    assertThat(markdown(pdf))
        .isEqualTo(
            """
            There are three things that this list is about, each of them an item of its own:

            1. the first thing, which is so long that it does not fit on one line of the page \
            and is broken,

            2. the second,

            3. the third.""");
  }

  @Test
  void bulletsAreItems() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "\u2022 The first.")
                    .line(72, 114, "\u2022 The second.")
                    .line(72, 128, "\u2022 The third.")))
        .isEqualTo("- The first.\n\n- The second.\n\n- The third.");
  }

  @Test
  void fontsAndSizesOnOneLine() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "A line of ")
                    .line(120, 100, FontName.TIMES_ITALIC, 11, "several fonts ")
                    .line(182, 100, FontName.TIMES_BOLD, 12, "and sizes")
                    .line(228, 96, FontName.TIMES_ROMAN, 7, "2")
                    .line(235, 100, FontName.HELVETICA, 11, "is one line.")))
        .isEqualTo("A line of several fonts and sizes\u00b2 is one line.");
  }

  @Test
  void dollarsAndBackticksOfTheTextAreEscaped() throws Exception {
    assertThat(markdown(new TestPdf().page().line(72, 100, "It costs $5 or $6.")))
        .isEqualTo("It costs \\$5 or \\$6.");
  }

  @Test
  void aFormulaAfterItsMarkIsTheItem() throws Exception {
    PDFont font = TestPdf.formulaFont();
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "These are the equations:")
                    .codes(72, 130, font, "Mx=y")
                    .line(110, 130, "is the first of the two, and")
                    .codes(72, 144, font, "My=x")
                    .line(110, 144, "is the second of them.")))
        .isEqualTo(
            """
            These are the equations:

            - $x = y$ is the first of the two, and

            - $y = x$ is the second of them.""");
  }

  @Test
  void aParagraphThatBeginsLikeAnAlgorithmIsProse() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "Data: what the parties send is stored in one place, where the")
                    .line(
                        72, 114, "others can look it up, and where nobody else can ever change it.")
                    .line(
                        72, 146, "Result: all of them know in the end what each of them has sent,")
                    .line(72, 160, "and none of them has to trust the place where it was stored.")))
        .isEqualTo(
            "Data: what the parties send is stored in one place, where the others can look it up,"
                + " and where nobody else can ever change it.\n\n"
                + "Result: all of them know in the end what each of them has sent, and none of them"
                + " has to trust the place where it was stored.");
  }

  @Test
  void inputAndOutputHeadTheStepsOfAnAlgorithm() throws Exception {
    assertThat(
            markdown(
                new TestPdf()
                    .page()
                    .line(72, 100, "Algorithm 1: Search")
                    .line(72, 120, "Input: a list and a key")
                    .line(72, 134, "Output: its place")
                    .line(72, 148, "1: look at the middle")
                    .line(90, 162, "go on with one half")
                    .line(72, 176, "2: stop at the end")))
        .isEqualTo(
            """
            Algorithm 1: Search

            Input: a list and a key
            Output: its place
            1: look at the middle
              go on with one half
            2: stop at the end""");
  }
}
