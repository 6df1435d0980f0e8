package io.mimodata.filter.signal;

/** What a character of a document belongs to. */
enum Region {
  PROSE,
  TABLE,
  FORMULA,
  CODE
}
