package io.mimodata.document.contamination;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a command of TeX is to the words of a text. Symbols of Unicode other than letters separate
 * words, so the commands for them do; commands for Greek letters and for functions are words.
 */
record TexCommand(Use use, long word) {
  enum Use {
    /** Separates words, as operators, spacing, and fonts. */
    SEPARATOR,
    /** Separates words, and so does the argument in braces that follows. */
    WITH_ARGUMENT,
    /** Two arguments follow, which may be single characters without braces. */
    FRACTION,
    /** Is a word. */
    WORD
  }

  private static final Map<String, TexCommand> BY_NAME = new HashMap<>();
  private static final String GREEK =
      "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
          + " sigma sigma tau upsilon phi chi psi omega";

  /** Hashes of the names of Greek letters, from alpha on as in Unicode, both sigmas included. */
  private static final long[] GREEK_WORDS =
      words(GREEK).stream().mapToLong(TexCommand::hash).toArray();

  private static final char ALPHA = '\u03B1';

  static {
    for (String name : words(GREEK)) {
      word(name, name);
      word("var" + name, name);
      word(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), name);
    }
    for (String name :
        words(
            "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp lim"
                + " limsup liminf max min sup inf arg det dim ker deg gcd lcm hom mod Pr")) {
      word(name, name.toLowerCase(Locale.ROOT));
    }
    word("bmod", "mod");
    word("pmod", "mod");
    word("ell", "l");
    word("Re", "re");
    word("Im", "im");
    put(Use.FRACTION, "frac dfrac tfrac cfrac binom dbinom tbinom");
    put(
        Use.WITH_ARGUMENT,
        "begin end hspace vspace label ref eqref cite color textcolor includegraphics hphantom"
            + " vphantom phantom");
    put(
        Use.SEPARATOR,
        "n r t text textbf textit textrm textsf texttt textnormal emph mbox hbox mathrm mathbf"
            + " mathit mathsf mathtt mathcal mathscr mathfrak mathbb mathop mathbin mathrel"
            + " mathord boldsymbol bm bf it rm sf tt cal operatorname left right middle big Big"
            + " bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle"
            + " scriptstyle scriptscriptstyle limits nolimits quad qquad enspace thinspace"
            + " medspace thickspace negthinspace hfill newline linebreak par noindent centering"
            + " boxed fbox underline overline widehat widetilde hat tilde bar vec dot ddot acute"
            + " grave check breve overrightarrow overleftarrow overbrace underbrace overset"
            + " underset stackrel substack not sqrt root sum prod coprod int iint iiint oint"
            + " bigcup bigcap bigoplus bigotimes bigvee bigwedge cdot times div pm mp ast star"
            + " circ bullet oplus ominus otimes oslash odot wedge vee land lor lnot neg cap cup"
            + " sqcap sqcup setminus smallsetminus le leq leqslant ge geq geqslant ne neq equiv"
            + " approx sim simeq cong propto ll gg prec succ preceq succeq subset supset subseteq"
            + " supseteq subsetneq supsetneq in ni notin mid nmid parallel nparallel perp vdash"
            + " models to gets rightarrow leftarrow leftrightarrow Rightarrow Leftarrow"
            + " Leftrightarrow longrightarrow longleftarrow Longrightarrow Longleftarrow"
            + " longleftrightarrow Longleftrightarrow implies impliedby iff mapsto longmapsto"
            + " hookrightarrow uparrow downarrow xrightarrow forall exists nexists therefore"
            + " because infty partial nabla emptyset varnothing angle measuredangle triangle"
            + " square Box degree prime backslash dots ldots cdots vdots ddots dotsc dotsb dotsm"
            + " langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert lbrace"
            + " rbrace lbrack rbrack colon item hline toprule midrule bottomrule cline tag"
            + " blacksquare qed dagger ddagger top bot hbar displaylimits");
  }

  private static void word(String name, String word) {
    BY_NAME.put(name, new TexCommand(Use.WORD, hash(word)));
  }

  private static void put(Use use, String names) {
    words(names).forEach(name -> BY_NAME.put(name, new TexCommand(use, 0)));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" ", -1));
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = WordReader.append(hash, word.charAt(i));
    }
    return WordReader.finish(hash);
  }

  /** The command of a name without the backslash; null if it is not known. */
  static TexCommand of(String name) {
    return BY_NAME.get(name);
  }

  /** The word that a small Greek letter alone is; 0 for letters that have no name in TeX. */
  static long greek(int letter) {
    int number = letter - ALPHA;
    return number < 0 || number >= GREEK_WORDS.length ? 0 : GREEK_WORDS[number];
  }
}
