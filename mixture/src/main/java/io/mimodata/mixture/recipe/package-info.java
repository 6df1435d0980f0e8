/** What a recipe says about the mixture: stages, groups of documents, token quantities. */
package io.mimodata.mixture.recipe;
