package io.mimodata.extract.tex.asciimath;

import io.mimodata.extract.tex.asciimath.AsciiMathSymbol.Kind;
import java.util.HashMap;
import java.util.Map;

/** The symbols of AsciiMath, after its own reference at asciimath.org. */
final class AsciiMathSymbols {
  private static final Map<String, AsciiMathSymbol> BY_INPUT = new HashMap<>();
  private static int longest;

  static {
    // Words that LaTeX calls the same, with a backslash.
    same(
        Kind.CONSTANT,
        """
          alpha beta gamma Gamma delta Delta epsilon varepsilon zeta eta theta Theta vartheta iota
          kappa lambda Lambda mu nu xi Xi pi Pi rho sigma Sigma tau upsilon phi Phi varphi chi psi
          Psi omega Omega setminus ast star circ oplus otimes odot wedge vee cap cup times div
          ltimes rtimes bowtie backslash prec succ preceq succeq subset supset subseteq supseteq
          notin equiv cong approx propto sim neg implies forall exists bot top vdash models
          partial nabla pm mp emptyset infty aleph ldots cdots vdots ddots therefore because angle
          triangle prime quad qquad diamond uparrow downarrow rightarrow leftarrow leftrightarrow
          to mapsto Rightarrow Leftarrow Leftrightarrow rightarrowtail twoheadrightarrow
          iff hbar in int oint
        """);
    same(Kind.LIMITS, "sum prod bigwedge bigvee bigcap bigcup lim min max");
    same(
        Kind.FUNCTION,
        """
          sin cos tan sinh cosh tanh cot sec csc arcsin arccos arctan coth exp log ln det dim gcd
        """);
    constants(
        """
          *  \\cdot        **  \\ast          ***  \\star       //  /           \\\\  \\backslash
          xx  \\times      -:  \\div          divide  \\div     @  \\circ       o+  \\oplus
          ox  \\otimes     o.  \\odot         ^^  \\wedge       vv  \\vee        nn  \\cap
          uu  \\cup        |><  \\ltimes      ><|  \\rtimes     |><|  \\bowtie   +  +
          -  -            =  =              !=  \\ne          ne  \\ne         :=  :=
          lt  <           gt  >             <  <             >  >            <=  \\le
          le  \\le         >=  \\ge           ge  \\ge          mlt  \\ll        mgt  \\gg
          -<  \\prec       >-  \\succ         -<=  \\preceq     >-=  \\succeq    !in  \\notin
          sub  \\subset    sup  \\supset      sube  \\subseteq  supe  \\supseteq
          -=  \\equiv      ~=  \\cong         ~~  \\approx      ~  \\sim         prop  \\propto
          not  \\neg       =>  \\Rightarrow   <=>  \\Leftrightarrow              AA  \\forall
          EE  \\exists     _|_  \\bot         TT  \\top         |--  \\vdash     |==  \\models
          del  \\partial   grad  \\nabla      +-  \\pm          -+  \\mp         O/  \\emptyset
          oo  \\infty      ...  \\ldots       :.  \\therefore   :'  \\because    /_  \\angle
          /_\\  \\triangle  '  '              frown  \\frown    square  \\square  CC  \\mathbb{C}
          NN  \\mathbb{N}  QQ  \\mathbb{Q}    RR  \\mathbb{R}   ZZ  \\mathbb{Z}  uarr  \\uparrow
          darr  \\downarrow  rarr  \\rightarrow  larr  \\leftarrow  harr  \\leftrightarrow
          ->  \\to         >->  \\rightarrowtail              ->>  \\twoheadrightarrow
          |->  \\mapsto    rArr  \\Rightarrow  lArr  \\Leftarrow  hArr  \\Leftrightarrow
          ,  ,            ;  ;              .  .             !  !            ?  ?
          :  :            %  \\%            &  \\&            $  \\$           #  \\#
          dx  dx          dy  dy            dz  dz           dt  dt          if  \\text{if}
          and  \\text{and}  or  \\text{or}
        """);
    pairs(Kind.LIMITS, "^^^ \\bigwedge vvv \\bigvee nnn \\bigcap uuu \\bigcup Lim \\lim");
    pairs(
        Kind.FUNCTION,
        """
          Sin \\sin Cos \\cos Tan \\tan Sec \\sec Csc \\csc Cot \\cot Sinh \\sinh Cosh \\cosh Tanh \\tanh
          Log \\log Ln \\ln sech \\operatorname{sech} csch \\operatorname{csch} lcm \\operatorname{lcm}
          mod \\bmod lub \\operatorname{lub} glb \\operatorname{glb} f f g g
        """);
    pairs(
        Kind.UNARY,
        """
          sqrt \\sqrt{#1} abs \\left|#1\\right| Abs \\left|#1\\right| norm \\left\\|#1\\right\\|
          floor \\left\\lfloor#1\\right\\rfloor ceil \\left\\lceil#1\\right\\rceil hat \\hat{#1}
          bar \\overline{#1} overline \\overline{#1} ul \\underline{#1} underline \\underline{#1}
          vec \\vec{#1} tilde \\tilde{#1} dot \\dot{#1} ddot \\ddot{#1} ubrace \\underbrace{#1}
          underbrace \\underbrace{#1} obrace \\overbrace{#1} overbrace \\overbrace{#1}
          cancel \\cancel{#1} bb \\mathbf{#1} mathbf \\mathbf{#1} bbb \\mathbb{#1}
          mathbb \\mathbb{#1} cc \\mathcal{#1} mathcal \\mathcal{#1} tt \\mathtt{#1}
          mathtt \\mathtt{#1} fr \\mathfrak{#1} mathfrak \\mathfrak{#1} sf \\mathsf{#1}
          mathsf \\mathsf{#1}
        """);
    pairs(
        Kind.BINARY,
        """
          frac \\frac{#1}{#2} root \\sqrt[#1]{#2} stackrel \\stackrel{#1}{#2}
          overset \\overset{#1}{#2} underset \\underset{#1}{#2} color #2
        """);
    pairs(Kind.TEXT, "text \\text{#1} mbox \\text{#1}");
    pairs(
        Kind.LEFT,
        """
          ( ( [ [ { \\{ (: \\langle << \\langle langle \\langle {: . |__ \\lfloor lfloor \\lfloor
          |~ \\lceil lceil \\lceil
        """);
    pairs(
        Kind.RIGHT,
        """
          ) ) ] ] } \\} :) \\rangle >> \\rangle rangle \\rangle :} . __| \\rfloor rfloor \\rfloor
          ~| \\rceil rceil \\rceil
        """);
    pairs(Kind.BAR, "| |");
    pairs(Kind.SUBSCRIPT, "_ _");
    pairs(Kind.SUPERSCRIPT, "^ ^");
    pairs(Kind.FRACTION, "/ /");
  }

  private AsciiMathSymbols() {}

  /** The longest symbol at a place of a text, or null. */
  static AsciiMathSymbol at(String text, int start) {
    for (int end = Math.min(text.length(), start + longest); end > start; end--) {
      AsciiMathSymbol symbol = BY_INPUT.get(text.substring(start, end));
      if (symbol != null) {
        return symbol;
      }
    }
    return null;
  }

  private static void same(Kind kind, String words) {
    for (String word : words.strip().split("\\s+", -1)) {
      put(kind, word, "\\" + word);
    }
  }

  private static void constants(String table) {
    pairs(Kind.CONSTANT, table);
  }

  private static void pairs(Kind kind, String table) {
    String[] cells = table.strip().split("\\s+", -1);
    for (int i = 0; i < cells.length; i += 2) {
      put(kind, cells[i], cells[i + 1]);
    }
  }

  private static void put(Kind kind, String input, String tex) {
    BY_INPUT.put(input, new AsciiMathSymbol(kind, input, tex));
    longest = Math.max(longest, input.length());
  }
}
