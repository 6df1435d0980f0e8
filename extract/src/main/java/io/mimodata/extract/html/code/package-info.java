/** Blocks of code, in whatever markup the page's highlighter made of them. */
package io.mimodata.extract.html.code;
