/** Matrices of weights in several forms and their products with vectors, the same bits on each. */
package io.mimodata.synthgen.mimo.kernel;
