package io.mimodata.mixture.regex;

import io.mimodata.mixture.regex.Node.Eagerness;
import io.mimodata.mixture.regex.Regex.Run;
import io.mimodata.mixture.regex.Regex.Step;
import io.mimodata.mixture.unicode.CodePoints;
import java.util.ArrayList;
import java.util.List;

/** Turns a parsed pattern into instructions. */
final class RegexCompiler {
  private static final int MOST_INSTRUCTIONS = 20_000;

  private final String pattern;
  private final List<Step> steps = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();
  private final List<CodePoints> sets = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  RegexCompiler(String pattern) {
    this.pattern = pattern;
  }

  Regex compile(Node node) {
    add(node);
    add(Step.END, 0, 0);
    return new Regex(
        steps.toArray(Step[]::new),
        numbers.stream().mapToInt(pair -> pair[0]).toArray(),
        numbers.stream().mapToInt(pair -> pair[1]).toArray(),
        sets,
        runs);
  }

  private int add(Step step, int first, int second) {
    if (steps.size() == MOST_INSTRUCTIONS) {
      throw new UnsupportedPatternException(pattern, "its repetitions are too many");
    }
    steps.add(step);
    numbers.add(new int[] {first, second});
    return steps.size() - 1;
  }

  private int set(CodePoints set) {
    int known = sets.indexOf(set);
    if (known < 0) {
      sets.add(set);
    }
    return known < 0 ? sets.size() - 1 : known;
  }

  private void add(Node node) {
    if (node instanceof Node.OneOf character) {
      add(Step.CHARACTER, set(character.set()), 0);
    } else if (node instanceof Node.Sequence sequence) {
      sequence.parts().forEach(this::add);
    } else if (node instanceof Node.Choice choice) {
      addChoice(choice.parts());
    } else if (node instanceof Node.Repetition repetition) {
      addRepetition(repetition);
    } else if (node instanceof Node.Look look) {
      addLook(look);
    } else if (node instanceof Node.Atomic atomic) {
      addSub(Step.ATOMIC, atomic.part(), 0);
    } else if (node instanceof Node.Place place) {
      add(Step.valueOf(place.name()), 0, 0);
    }
  }

  private void addChoice(List<Node> parts) {
    List<Integer> jumps = new ArrayList<>();
    for (Node part : parts.subList(0, parts.size() - 1)) {
      int fork = add(Step.FORK, steps.size() + 1, 0);
      add(part);
      jumps.add(add(Step.JUMP, 0, 0));
      numbers.get(fork)[1] = steps.size();
    }
    add(parts.get(parts.size() - 1));
    jumps.forEach(jump -> numbers.get(jump)[0] = steps.size());
  }

  private void addRepetition(Node.Repetition repetition) {
    Node part = repetition.part();
    int least = repetition.least();
    int most = repetition.most();
    Eagerness eagerness = repetition.eagerness();
    if (part instanceof Node.OneOf character && eagerness != Eagerness.LAZY) {
      runs.add(new Run(least, most, eagerness == Eagerness.GREEDY));
      add(Step.RUN, set(character.set()), runs.size() - 1);
      return;
    }
    if (eagerness == Eagerness.POSSESSIVE) {
      addSub(Step.ATOMIC, new Node.Repetition(part, least, most, Eagerness.GREEDY), 0);
      return;
    }
    if (most < 0 && part.mayBeEmpty()) {
      throw new UnsupportedPatternException(
          pattern, "it repeats without end what may match no character");
    }
    for (int i = 0; i < least; i++) {
      add(part);
    }
    List<Integer> forks = new ArrayList<>();
    for (int i = least; i < most || (most < 0 && i == least); i++) {
      forks.add(add(Step.FORK, 0, 0));
      add(part);
    }
    if (most < 0) {
      add(Step.JUMP, forks.get(0), 0);
    }
    for (int fork : forks) {
      boolean lazy = eagerness == Eagerness.LAZY;
      numbers.get(fork)[lazy ? 1 : 0] = fork + 1;
      numbers.get(fork)[lazy ? 0 : 1] = steps.size();
    }
  }

  private void addLook(Node.Look look) {
    if (look.ahead()) {
      addSub(look.negated() ? Step.NOT_AHEAD : Step.AHEAD, look.part(), 0);
      return;
    }
    if (look.part().width() < 0) {
      throw new UnsupportedPatternException(
          pattern, "it looks behind for a number of characters that is not fixed");
    }
    addSub(look.negated() ? Step.NOT_BEHIND : Step.BEHIND, look.part(), look.part().width());
  }

  private void addSub(Step step, Node part, int second) {
    int start = add(step, 0, second);
    add(part);
    add(Step.END, 0, 0);
    numbers.get(start)[0] = steps.size();
  }
}
