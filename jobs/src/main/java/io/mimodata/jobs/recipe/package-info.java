/** Recipes: reading, overriding, checking with all problems at once, and the resolved form. */
package io.mimodata.jobs.recipe;
