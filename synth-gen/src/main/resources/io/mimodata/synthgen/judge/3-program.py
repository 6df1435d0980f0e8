"""What the process that becomes the submission does."""

import atexit
import builtins
import gc
import json
import marshal
import sys
import threading
import traceback
import types

# What programs import most, so that a test need not wait for it.
import bisect, collections, copy, decimal, functools, heapq, itertools, math, operator, random, re, string, typing

NAME = "solution.py"


def write_all(descriptor, data):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def compiled(source):
    """Writes the code of a Python source to standard output, or what is wrong with it to standard error."""
    try:
        code = compile(source, NAME, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        write_all(2, "".join(traceback.format_exception_only(type(error), error)).encode("utf-8", "replace"))
        return 1
    write_all(1, marshal.dumps(code))
    return 0


def fresh_module():
    """Gives this process the module, the streams and the signals that a program starts with."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    atexit._clear()
    sys.argv = [NAME]
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1)
    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=builtins, __file__=NAME)
    sys.modules["__main__"] = module
    return module


def exit_status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def tell(error):
    """Prints the trace of an exception without this program's part of it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != NAME:
        trace = trace.tb_next
    traceback.print_exception(type(error), error, trace)


def ended(module, action):
    """Runs an action and does what Python does at the end of a program; returns the exit status."""
    standard = sys.stdout
    status = 0
    try:
        try:
            action()
        finally:
            threading._shutdown()
            atexit._run_exitfuncs()
    except SystemExit as error:
        status = exit_status(error.code)
    except BaseException as error:
        status = 1
        tell(error)
    try:
        streams = (sys.stdout, standard)
        # Files that were left open are written when nothing refers to them any more.
        module.__dict__.clear()
        for stream in streams:
            if stream is not None and not getattr(stream, "closed", True):
                stream.flush()
    except Exception as error:
        status = status or 120
        tell(error)
    return status


def run_program(code):
    module = fresh_module()
    return ended(module, lambda: exec(code, module.__dict__))


def run_call(code, entry, arguments):
    """Writes the value of a function as JSON to standard output; what the program prints goes elsewhere."""
    values = os.dup(1)
    os.dup2(2, 1)
    module = fresh_module()

    def call():
        exec(code, module.__dict__)
        value = named(module, entry)(*json.loads(arguments))
        try:
            told = json.dumps({"value": value})
        except (TypeError, ValueError, RecursionError) as error:
            told = json.dumps({"error": "returned what is no JSON: %s" % error})
        write_all(values, told.encode())

    return ended(module, call)


def named(module, entry):
    if entry in module.__dict__:
        return module.__dict__[entry]
    solution = module.__dict__.get("Solution")
    if isinstance(solution, type) and hasattr(solution, entry):
        return getattr(solution(), entry)
    raise NameError("the submission has no function named %r" % entry)


def execute(argv):
    for ignored in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(ignored, signal.SIG_DFL)
    try:
        os.execv(argv[0], argv)
    except OSError as error:
        write_all(2, ("%s: %s\n" % (argv[0], error.strerror)).encode())
        return 127
