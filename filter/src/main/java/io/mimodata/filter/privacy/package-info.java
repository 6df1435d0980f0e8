/**
 * Replaces what identifies a person or opens a door by placeholders: {@link
 * io.mimodata.filter.privacy.PrivacyKind} lists what, {@link
 * io.mimodata.filter.privacy.PrivacyFilter} does it. Nothing here knows Spark.
 */
package io.mimodata.filter.privacy;
