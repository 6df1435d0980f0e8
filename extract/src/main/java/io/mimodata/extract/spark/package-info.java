/** The extract stage. */
package io.mimodata.extract.spark;
