/**
 * What an answer says, as a tree: numbers, names, operations, relations, sets, tuples, matrices.
 */
package io.mimodata.synthgen.verify.expression;
