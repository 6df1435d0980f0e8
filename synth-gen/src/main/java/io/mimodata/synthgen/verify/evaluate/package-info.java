/**
 * Values of expressions: exact fractions as long as that is possible, then complex numbers of 40
 * digits. Every evaluation has a budget of steps, and sizes are checked before anything is
 * computed.
 */
package io.mimodata.synthgen.verify.evaluate;
