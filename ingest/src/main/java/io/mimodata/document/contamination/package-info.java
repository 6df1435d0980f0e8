/** Texts that contain questions or answers of evaluation sets. */
package io.mimodata.document.contamination;
