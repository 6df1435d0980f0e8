/** Documents that contain questions or answers of evaluation sets. */
package io.mimodata.filter.contamination;
