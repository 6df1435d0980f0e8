/** Cuts texts into words before they are encoded, as the patterns of well-known tokenizers do. */
package io.mimodata.mixture.split;
