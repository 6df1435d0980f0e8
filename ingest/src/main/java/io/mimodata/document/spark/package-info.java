/** The Spark side of the document contract: schemas of each stage and the shape of a stage. */
package io.mimodata.document.spark;
