/** Which language the prose of a document is in. */
package io.mimodata.filter.language;
