/** Which filtered documents become seeds, and of which strategy. */
package io.mimodata.synthgen.seed;
