package io.mimodata.extract.html.math;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** TeX commands for the characters and function names that MathML writes as themselves. */
final class TexSymbols {
  private static final String COMMANDS =
      """
      α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta
      ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho σ sigma
      ς varsigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta
      Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ∞ infty ∑ sum
      ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ∂ partial ∇ nabla ± pm ∓ mp × times
      ÷ div · cdot ⋅ cdot ∗ ast ⋆ star ∘ circ ∙ bullet ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv
      ∼ sim ≃ simeq ≅ cong ≪ ll ≫ gg ∝ propto ≺ prec ≻ succ ∈ in ∉ notin ∋ ni ⊂ subset
      ⊃ supset ⊆ subseteq ⊇ supseteq ∪ cup ∩ cap ∅ emptyset ∖ setminus → to ← leftarrow
      ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ⟶ longrightarrow
      ⟵ longleftarrow ⟹ Longrightarrow ⟺ iff ↦ mapsto ↑ uparrow ↓ downarrow
      ↪ hookrightarrow ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee ⊕ oplus ⊗ otimes ⊙ odot
      ⊥ perp ∥ parallel ∣ mid ‖ | ⊢ vdash ⊨ models ⊤ top … ldots ⋯ cdots ⋮ vdots ⋱ ddots
      ℏ hbar ℓ ell ℜ Re ℑ Im ℵ aleph ∠ angle △ triangle □ square ◇ diamond ′ prime
      ⟨ langle ⟩ rangle 〈 langle 〉 rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil † dagger
      ‡ ddagger ⋃ bigcup ⋂ bigcap ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes √ surd
      ℝ mathbb{R} ℕ mathbb{N} ℤ mathbb{Z} ℚ mathbb{Q} ℂ mathbb{C} ℙ mathbb{P} ℍ mathbb{H}
      """;

  private static final Map<Integer, String> BY_CHARACTER = parse(COMMANDS);

  private static final Set<String> FUNCTIONS =
      Set.of(
          "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det",
          "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log",
          "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh");

  private TexSymbols() {}

  /** A name as TeX: a known function as its command, other names of several letters upright. */
  static String identifier(String name) {
    if (FUNCTIONS.contains(name)) {
      return "\\" + name;
    }
    String tex = characters(name);
    boolean word = name.length() > 1 && name.chars().allMatch(Character::isLetter);
    return word && tex.equals(name) ? "\\mathrm{" + name + "}" : tex;
  }

  /** Characters of a name, a number or an operator as TeX. */
  static String characters(String text) {
    StringBuilder tex = new StringBuilder();
    text.codePoints().forEach(c -> TexJoin.append(tex, character(c)));
    return tex.toString();
  }

  private static String character(int c) {
    String command = BY_CHARACTER.get(c);
    if (command != null) {
      return "\\" + command;
    }
    return switch (c) {
      case '\u2212' -> "-";
      case '\u2061', '\u2062', '\u2063', '\u2064', '\u200B' -> "";
      case '\u00A0', '\u2003', '\u2009', ' ' -> " ";
      case '{', '}', '%', '#', '&', '$', '_' -> "\\" + Character.toString(c);
      case '\\' -> "\\backslash";
      case '^' -> "\\hat{}";
      case '~' -> "\\sim";
      default -> Character.toString(c);
    };
  }

  private static Map<Integer, String> parse(String table) {
    Map<Integer, String> commands = new HashMap<>();
    StringTokenizer tokens = new StringTokenizer(table);
    while (tokens.hasMoreTokens()) {
      commands.put(tokens.nextToken().codePointAt(0), tokens.nextToken());
    }
    return Map.copyOf(commands);
  }
}
