package io.mimodata.jobs.demo;

import java.util.List;
import java.util.Random;

/**
 * Words around a problem. Without them two problems of one kind differ in a few numbers, and the
 * near-duplicate search would rightly keep one of them.
 */
final class Phrasing {
  private static final List<String> BEFORE =
      List.of(
          "This one was set in the second round of a school competition; a pencil is enough for it.",
          "A question from the exercise class, where most people found a wrong answer first.",
          "Take your time here: the shortest solution is not the one that comes to mind at once.",
          "My notebook from last summer has the following entry, without its solution.",
          "During an interview I was asked this and had ten minutes at the whiteboard.",
          "For tomorrow's lesson I need a full solution that a beginner can follow.",
          "Two friends argued over dinner about what comes out here, and neither could prove it.",
          "The following appears as a warm-up in an old collection of tasks for evening courses.",
          "Before you look for a formula, try the smallest cases of this by hand.",
          "Our study group got stuck at this point and would like to see every step.",
          "It sounds harder than it is; one good idea replaces a page of calculation.",
          "An older edition of the textbook printed a wrong value for this in its appendix.");

  private static final List<String> AFTER =
      List.of(
          "Name every theorem that you use, and say why its conditions are met.",
          "Check the result in a second, independent way before you state it.",
          "End with the value alone on a line of its own.",
          "If there is a pattern behind it, describe the general case as well.",
          "Also explain which plausible mistake would lead to a different number.",
          "Keep intermediate values exact; rounding comes last, if at all.",
          "Comment on how the effort grows when the numbers become much larger.",
          "A sketch of the idea should come first and the details afterwards.",
          "Mention at least one special case in which the answer is obvious.",
          "Write the argument so that another person could repeat it without a computer.",
          "Then change one of the given numbers by one and see what happens.",
          "Say clearly where you use that all the given quantities are integers.");

  private Phrasing() {}

  static Problem around(Problem problem, Random random) {
    String text =
        BEFORE.get(random.nextInt(BEFORE.size()))
            + "\n\n"
            + problem.text()
            + "\n\n"
            + AFTER.get(random.nextInt(AFTER.size()));
    return new Problem(problem.topic(), text, problem.answer());
  }
}
