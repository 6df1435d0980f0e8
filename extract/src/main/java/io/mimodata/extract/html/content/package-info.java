/** Which part of a page is its content. */
package io.mimodata.extract.html.content;
