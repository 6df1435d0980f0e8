package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaSourceTest {
  @Test
  void isNamedAfterItsPublicClass() {
    assertThat(
            JavaSource.of("import java.util.*; class A {} public final class B { void main(){} }"))
        .isEqualTo(new JavaSource("B.java", "B"));
  }

  @Test
  void startsTheClassThatHasMainWhereNoneIsPublic() {
    assertThat(
            JavaSource.of(
                "class Help { int x; } class Run { public static void main(String[] a) {} }"))
        .isEqualTo(new JavaSource("Main.java", "Run"));
  }

  @Test
  void looksForTypesOutsideOfOthersOnly() {
    String main = "public static void main(String[] a) {}";
    assertThat(JavaSource.of("class Main { static class Pair { int a; } " + main + " }"))
        .isEqualTo(new JavaSource("Main.java", "Main"));
    assertThat(JavaSource.of("class Run { public enum Color { RED } " + main + " } class Help {}"))
        .isEqualTo(new JavaSource("Main.java", "Run"));
    assertThat(JavaSource.of("public class Help { int x; } class Run { " + main + " }"))
        .isEqualTo(new JavaSource("Help.java", "Run"));
    assertThat(JavaSource.of("class A { " + main + " } public class B { " + main + " } class C {}"))
        .isEqualTo(new JavaSource("B.java", "B"));
  }

  @Test
  void namesNoFileAsLongAsAHostileClass() {
    assertThat(JavaSource.of("public class " + "A".repeat(300) + " {}").fileName())
        .isEqualTo("Main.java");
  }

  @Test
  void readsThePackageAndNothingInCommentsAndStrings() {
    assertThat(
            JavaSource.of(
                """
                /* public class No {} */
                package a.b; // package c;
                class Yes { String s = "public class Other"; public static void main(String[] a) {} }
                """))
        .isEqualTo(new JavaSource("Main.java", "a.b.Yes"));
  }

  @Test
  void readsLongLiteralsAndModifiersWithoutEnd() {
    String literal = "\"" + "\\\"x".repeat(200_000) + "\"";
    assertThat(
            JavaSource.of(
                "public " + "final ".repeat(50_000) + "class A { String s = " + literal + "; }"))
        .isEqualTo(new JavaSource("Main.java", "Main"));
    assertThat(JavaSource.of("String s = " + literal + "; public class B {}").mainClass())
        .isEqualTo("B");
  }

  @Test
  void hasANameEvenIfItIsNoJava() {
    assertThat(JavaSource.of("int x = \"")).isEqualTo(new JavaSource("Main.java", "Main"));
  }
}
