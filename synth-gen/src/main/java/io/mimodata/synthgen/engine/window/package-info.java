/** Many requests under way at once, within a budget. */
package io.mimodata.synthgen.engine.window;
