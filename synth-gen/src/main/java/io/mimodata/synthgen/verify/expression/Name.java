package io.mimodata.synthgen.verify.expression;

/** A variable, or the name of something: {@code x}, {@code α}, {@code ABCD}. */
public record Name(String text) implements Expression {}
