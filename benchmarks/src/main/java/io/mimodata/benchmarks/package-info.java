/** Benchmarks of the engines, each beside what it is to be measured against. */
package io.mimodata.benchmarks;
