/** How good a model is, by the answers to a set of problems, and how sure that is. */
package io.mimodata.synthgen.evaluate;
