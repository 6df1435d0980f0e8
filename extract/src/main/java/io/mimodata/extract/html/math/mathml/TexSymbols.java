package io.mimodata.extract.html.math.mathml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** TeX commands for the characters and function names that MathML writes as themselves. */
final class TexSymbols {
  private static final String COMMANDS =
      """
      α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta
      ϑ vartheta ι iota κ kappa ϰ varkappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho
      σ sigma ς varsigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega ϝ digamma
      Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
      ∞ infty ∂ partial ∇ nabla ℏ hbar ℓ ell ℘ wp ℜ Re ℑ Im ℵ aleph ℶ beth ℷ gimel ℸ daleth
      ı imath ȷ jmath ð eth ∅ emptyset ∠ angle ∡ measuredangle ∢ sphericalangle
      △ triangle ▽ triangledown ▵ triangle ▹ triangleright ◃ triangleleft
      ▲ blacktriangle ▼ blacktriangledown ▶ blacktriangleright ◀ blacktriangleleft
      □ square ◻ square ■ blacksquare ◼ blacksquare ◊ lozenge ⧫ blacklozenge ◇ diamond ⋄ diamond
      ★ bigstar ◯ bigcirc ∎ blacksquare ♠ spadesuit ♣ clubsuit ♥ heartsuit ♦ diamondsuit
      ♡ heartsuit ♢ diamondsuit ♭ flat ♮ natural ♯ sharp √ surd ¶ P § S © copyright ® circledR
      ✓ checkmark ✠ maltese ℧ mho Ⅎ Finv ⅁ Game ∁ complement Ⓢ circledS £ pounds ¥ yen
      ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ⨌ iiiint ∮ oint ∯ oiint ∰ oiiint
      ⋃ bigcup ⋂ bigcap ⨆ bigsqcup ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes ⨀ bigodot ⨄ biguplus
      ± pm ∓ mp × times ÷ div · cdot ⋅ cdot ∙ bullet • bullet ∗ ast ⋆ star ∘ circ ∖ setminus ⧵ setminus
      ∩ cap ∪ cup ⊎ uplus ⊓ sqcap ⊔ sqcup ∨ vee ∧ wedge ⊕ oplus ⊖ ominus ⊗ otimes ⊘ oslash ⊙ odot
      ⊚ circledcirc ⊛ circledast ⊝ circleddash ⊞ boxplus ⊟ boxminus ⊠ boxtimes ⊡ boxdot
      † dagger ‡ ddagger ⨿ amalg ≀ wr ⋉ ltimes ⋊ rtimes ⋋ leftthreetimes ⋌ rightthreetimes
      ⋎ curlyvee ⋏ curlywedge ⋒ Cap ⋓ Cup ⊺ intercal ∔ dotplus ⊻ veebar ⊼ barwedge ⌅ barwedge
      ≤ leq ≥ geq ⩽ leqslant ⩾ geqslant ≦ leqq ≧ geqq ≠ neq ≈ approx ≊ approxeq ≡ equiv
      ∼ sim ≃ simeq ≅ cong ≪ ll ≫ gg ⋘ lll ⋙ ggg ∝ propto ≺ prec ≻ succ ≼ preccurlyeq ≽ succcurlyeq
      ⪯ preceq ⪰ succeq ≾ precsim ≿ succsim ≲ lesssim ≳ gtrsim ≶ lessgtr ≷ gtrless ⋚ lesseqgtr
      ⋛ gtreqless ⪅ lessapprox ⪆ gtrapprox ≐ doteq ≑ doteqdot ≒ fallingdotseq ≓ risingdotseq
      ≗ circeq ≜ triangleq ≍ asymp ≎ Bumpeq ≏ bumpeq ∽ backsim ⋍ backsimeq ≖ eqcirc ≔ coloneqq ≕ eqqcolon
      ∈ in ∉ notin ∋ ni ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ⊊ subsetneq ⊋ supsetneq
      ⫅ subseteqq ⫆ supseteqq ⋐ Subset ⋑ Supset ⊏ sqsubset ⊐ sqsupset ⊑ sqsubseteq ⊒ sqsupseteq
      ⊢ vdash ⊣ dashv ⊨ models ⊩ Vdash ⊪ Vvdash ⊥ perp ∥ parallel ∣ mid ∤ nmid ∦ nparallel
      ⋈ bowtie ⌣ smile ⌢ frown ≬ between ⋔ pitchfork ∴ therefore ∵ because ⊲ vartriangleleft
      ⊳ vartriangleright ⊴ trianglelefteq ⊵ trianglerighteq ≮ nless ≯ ngtr ≰ nleq ≱ ngeq ≁ nsim
      ≇ ncong ⊀ nprec ⊁ nsucc ⊈ nsubseteq ⊉ nsupseteq ⊬ nvdash ⊭ nvDash ⋪ ntriangleleft ⋫ ntriangleright
      ← leftarrow → to ↑ uparrow ↓ downarrow ↔ leftrightarrow ↕ updownarrow ↖ nwarrow ↗ nearrow
      ↘ searrow ↙ swarrow ⇐ Leftarrow ⇒ Rightarrow ⇑ Uparrow ⇓ Downarrow ⇔ Leftrightarrow
      ⇕ Updownarrow ⟵ longleftarrow ⟶ longrightarrow ⟷ longleftrightarrow ⟸ Longleftarrow
      ⟹ Longrightarrow ⟺ iff ↦ mapsto ⟼ longmapsto ↩ hookleftarrow ↪ hookrightarrow ↼ leftharpoonup
      ↽ leftharpoondown ⇀ rightharpoonup ⇁ rightharpoondown ⇌ rightleftharpoons ⇋ leftrightharpoons
      ↞ twoheadleftarrow ↠ twoheadrightarrow ↢ leftarrowtail ↣ rightarrowtail ⇝ rightsquigarrow
      ↝ leadsto ↶ curvearrowleft ↷ curvearrowright ↺ circlearrowleft ↻ circlearrowright
      ⇄ rightleftarrows ⇆ leftrightarrows ⇇ leftleftarrows ⇉ rightrightarrows ⇈ upuparrows
      ⇊ downdownarrows ↚ nleftarrow ↛ nrightarrow ⇍ nLeftarrow ⇏ nRightarrow ⇎ nLeftrightarrow
      ⊸ multimap ↭ leftrightsquigarrow ↰ Lsh ↱ Rsh
      ∀ forall ∃ exists ∄ nexists ¬ neg ⊤ top ⊦ vdash
      … ldots ⋯ cdots ⋮ vdots ⋱ ddots ′ prime ‵ backprime ‖ | ∣ mid
      ⟨ langle ⟩ rangle 〈 langle 〉 rangle 〈 langle 〉 rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil
      ⟦ llbracket ⟧ rrbracket ⟮ lgroup ⟯ rgroup ⎰ lmoustache ⎱ rmoustache ⌜ ulcorner ⌝ urcorner
      ⌞ llcorner ⌟ lrcorner
      """;

  private static final Map<Integer, String> BY_CHARACTER = parse(COMMANDS);

  private static final Set<String> LETTERS =
      BY_CHARACTER.entrySet().stream()
          .filter(entry -> Character.isLetter(entry.getKey()))
          .map(Map.Entry::getValue)
          .collect(Collectors.toSet());

  /** Function names that TeX sets upright by commands of their own. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det",
          "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log",
          "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh");

  private TexSymbols() {}

  static boolean isFunction(String name) {
    return FUNCTIONS.contains(name);
  }

  /** Whether a command, without its backslash, stands for a letter. */
  static boolean isLetter(String command) {
    return LETTERS.contains(command);
  }

  /** The command for a character, without its backslash, or null. */
  static String command(int c) {
    return BY_CHARACTER.get(c);
  }

  /** Characters of a name, a number or an operator as TeX. */
  static String characters(String text) {
    StringBuilder tex = new StringBuilder();
    text.codePoints().forEach(c -> TexJoin.append(tex, character(c)));
    return tex.toString();
  }

  /** Text for a text command, in which only TeX's own characters mean anything. */
  static String text(String text) {
    StringBuilder tex = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '{', '}', '%', '#', '&', '$', '_' -> tex.append('\\').appendCodePoint(c);
                case '\\' -> tex.append("\\backslash ");
                case '^' -> tex.append("\\^{}");
                case '~' -> tex.append("\\~{}");
                case '\u200B', '\u2061', '\u2062', '\u2063', '\u2064' -> {}
                default ->
                    tex.appendCodePoint(
                        Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
              }
            });
    return tex.toString();
  }

  private static String character(int c) {
    String command = BY_CHARACTER.get(c);
    if (command != null) {
      return "\\" + command;
    }
    MathAlphabets.Letter letter = MathAlphabets.letter(c);
    if (letter != null) {
      return MathAlphabets.set(letter.variant(), character(letter.character()));
    }
    return switch (c) {
      case '\u2212', '\u2010', '\u2011' -> "-";
      case '\u2215', '\u2044' -> "/";
      case '\u2236' -> ":";
      case '\u2061', '\u2062', '\u2063', '\u2064', '\u200B', '\uFE00' -> "";
      case '\u2033' -> "''";
      case '\u2034' -> "'''";
      case '\u00A0', ' ' -> "\\ ";
      case '\u2003' -> "\\quad ";
      case '\u2009', '\u2006', '\u200A' -> "\\,";
      case '\u2005' -> "\\:";
      case '\u2004' -> "\\;";
      case '{', '}', '%', '#', '&', '$', '_' -> "\\" + Character.toString(c);
      case '\\' -> "\\backslash";
      case '^' -> "\\wedge";
      case '~' -> "\\sim";
      default -> Character.isISOControl(c) ? "" : Character.toString(c);
    };
  }

  private static Map<Integer, String> parse(String table) {
    Map<Integer, String> commands = new HashMap<>();
    StringTokenizer tokens = new StringTokenizer(table);
    while (tokens.hasMoreTokens()) {
      commands.putIfAbsent(tokens.nextToken().codePointAt(0), tokens.nextToken());
    }
    return Map.copyOf(commands);
  }
}
