/** A model in this process behind the interface of engines. */
package io.mimodata.synthgen.engine.local;
