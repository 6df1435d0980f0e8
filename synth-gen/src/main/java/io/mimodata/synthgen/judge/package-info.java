/**
 * Runs programs that nobody has read on tests and says what they are worth. Start at {@link
 * io.mimodata.synthgen.judge.CodeJudge}.
 */
package io.mimodata.synthgen.judge;
