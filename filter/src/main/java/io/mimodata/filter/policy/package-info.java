/**
 * What is done with a document, given its tags: rows of {@code where → keep, drop or weight}.
 * Deciding is cheap and apart from tagging, so that a policy can change without it.
 */
package io.mimodata.filter.policy;
