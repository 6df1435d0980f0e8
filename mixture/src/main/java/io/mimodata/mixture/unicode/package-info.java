/**
 * Characters: their properties and normal forms in the Unicode versions of Hugging Face's engine,
 * whatever version the running JDK knows; and UTF-8.
 */
package io.mimodata.mixture.unicode;
