/**
 * How documents become rows for training: one by one, joined and cut, or fitted into rows. Nothing
 * here knows Spark or a file format.
 */
package io.mimodata.mixture.pack;
