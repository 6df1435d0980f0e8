/** The documents that synthesis makes. */
package io.mimodata.synthgen.document;
