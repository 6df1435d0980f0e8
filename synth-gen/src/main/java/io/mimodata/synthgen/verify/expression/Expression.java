package io.mimodata.synthgen.verify.expression;

/** A part of an answer. All kinds are values: immutable, with equality by content. */
public sealed interface Expression
    permits Apply,
        Based,
        Constant,
        Interval,
        Items,
        Matrix,
        Name,
        Num,
        Quantity,
        Ratio,
        Relation,
        SetBuilder,
        SetOperation {}
