package io.mimodata.synthgen.judge;

/** One thing to ask of a submission, and what is expected. The submission never sees the latter. */
public sealed interface TestCase permits StdioTest, CallTest {}
