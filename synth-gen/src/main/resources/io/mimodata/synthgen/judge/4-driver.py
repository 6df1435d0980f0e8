"""Runs the tests of one submission, each in processes and namespaces of its own. It never learns what is expected.

Requests come on descriptor 0: a line of JSON whose "size" says how many bytes follow. Answers go to descriptor 1 as
frames: a letter, the length in four bytes (big-endian), the bytes.

  {"do": "store", "name"}     a file for /box
  {"do": "compile"}           a Python source: compiled apart, kept here, forked for every test
  {"do": "build", "argv"}     a compiler, which may write /box
  {"do": "run"}               the Python program, the bytes on its standard input
  {"do": "call", "entry"}     a function of it, the bytes its arguments as JSON; its value is the output
  {"do": "exec", "argv"}      a program, the bytes on its standard input; "alone": where nothing but /box is

"store" answers S; the others take limits (see Request in the Java code) and answer O (standard output, in parts), E
(head and end of standard error) and T (how it ended, and what processor time this process took since the last T). R says at the start that the sandbox is ready; F that it is
broken, and why.

This is process 1 of the sandbox: the kernel keeps signals of the others off it, none of them has its capabilities,
so that none can trace or read it, and after each test all others are ended. A test's process closes what it shares
with this one before it becomes the submission.
"""

import io
import select
import time

OLDEST_PYTHON = (3, 9)
STDERR_PART = 2048
CHUNK = 65536
# Seconds between looks at the memory of a test, where no control group keeps it.
LOOK = 0.05
# Seconds that the kernel may take to end a test's processes.
GRACE = 10


class Broken(Exception):
    """The sandbox failed, which is nobody's verdict."""


class Control:
    """The descriptors to the judge, moved away from where programs look for theirs."""

    def __init__(self):
        self.requests = os.fdopen(os.dup(0), "rb")
        self.answers = os.dup(1)
        nothing = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1):
            os.dup2(nothing, standard)
        os.close(nothing)

    def request(self):
        line = self.requests.readline()
        return json.loads(line) if line else None

    def payload(self, size):
        data = self.requests.read(size)
        if len(data) < size:
            raise Broken("the judge hung up")
        return data

    def answer(self, kind, data):
        write_all(self.answers, kind + struct.pack("!I", len(data)) + data)


class StandardError:
    """Keeps the head and the end of what a test writes to standard error."""

    def __init__(self):
        self.head = b""
        self.end = b""

    def add(self, data):
        room = STDERR_PART - len(self.head)
        self.head += data[:room]
        self.end += data[room:]
        if len(self.end) > STDERR_PART:
            self.end = b"[...]" + self.end[-STDERR_PART:]

    def text(self):
        return self.head + self.end


def memory_file(data):
    descriptor = os.memfd_create("input")
    write_all(descriptor, data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def become(spaces, request, standard, failure, act):
    """The process that becomes the submission; returns the exit status where it is one of Python's."""
    try:
        limit(request, spaces)
        spaces.enter(request)
        for number, descriptor in enumerate(standard):
            os.dup2(descriptor, number)
    except BaseException as error:
        os.write(failure, str(error).encode())
        return 1
    os.closerange(3, OPEN_FILES)
    return act()


class Test:
    """One test while it runs."""

    def __init__(self, spaces, request, data, act):
        self.spaces = spaces
        self.request = request
        self.killed = None
        self.ended = False
        self.failure = b""
        self.errors = StandardError()
        self.status = None
        self.cpu_s = 0
        self.resident_kb = 0
        self.out, out = os.pipe()
        self.err, err = os.pipe()
        self.failed, failed = os.pipe()
        standard = (memory_file(data), out, err)
        self.start = self.stop = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            status = 1
            try:
                status = become(spaces, request, standard, failed, act)
            finally:
                os._exit(status)
        for descriptor in (*standard, failed):
            os.close(descriptor)
        self.main = os.pidfd_open(self.pid)

    def watch(self, sink):
        """Passes standard output on and keeps to time and amount, until all processes have ended."""
        room = self.request["out_bytes"]
        deadline = self.start + self.request["wall_s"]
        most_kb = self.request["sum_mb"] << 10
        look = self.start + LOOK
        watched = {self.out, self.err, self.failed, self.main}
        poll = select.poll()
        for descriptor in watched:
            poll.register(descriptor, select.POLLIN)

        def kill(why):
            nonlocal deadline
            self.killed = why
            self.spaces.kill()
            deadline = time.monotonic() + GRACE

        while watched:
            left = deadline - time.monotonic()
            if left <= 0:
                if self.killed or self.ended:
                    raise Broken("processes of a test outlived their end by %d s" % GRACE)
                kill("wall")
                continue
            if most_kb and not self.killed and time.monotonic() > look:
                look = time.monotonic() + LOOK
                if self.spaces.used_kb() > most_kb:
                    kill("memory")
            for descriptor, _ in poll.poll((min(left, LOOK) if most_kb else left) * 1000 + 1):
                data = b"" if descriptor == self.main else os.read(descriptor, CHUNK)
                if not data:
                    if descriptor == self.main:
                        self.stop = time.monotonic()
                        self.ended = True
                        deadline = self.stop + GRACE
                        self.reap()
                    poll.unregister(descriptor)
                    os.close(descriptor)
                    watched.remove(descriptor)
                elif descriptor == self.failed:
                    self.failure += data
                elif descriptor == self.err:
                    self.errors.add(data)
                elif room >= 0:
                    sink(data[:room])
                    room -= len(data)
                    if room < 0:
                        kill("output")

    def reap(self):
        """Waits for all that the test has left."""
        while True:
            self.spaces.kill()
            try:
                pid, status, used = os.wait3(0)
            except ChildProcessError:
                return
            if pid == self.pid:
                self.status = status
            self.cpu_s += used.ru_utime + used.ru_stime
            self.resident_kb = max(self.resident_kb, used.ru_maxrss)

    def outcome(self):
        """Returns how the test ended, after watch()."""
        if self.failure:
            raise Broken(self.failure.decode("utf-8", "replace"))
        return {
            "status": self.status,
            "killed": self.killed,
            "cpu_ms": self.cpu_s * 1000,
            "wall_ms": (self.stop - self.start) * 1000,
            "resident_kb": self.resident_kb,
        }


class Driver:
    def __init__(self, spaces, control):
        self.spaces = spaces
        self.control = control
        self.code = None
        self.own_cpu_s = time.process_time()

    def test(self, request, data, act, sink):
        test = Test(self.spaces, request, data, act)
        test.watch(sink)
        outcome = test.outcome()
        used = time.process_time()
        outcome["own_cpu_ms"] = (used - self.own_cpu_s) * 1000
        self.own_cpu_s = used
        self.control.answer(b"E", test.errors.text())
        self.control.answer(b"T", json.dumps(outcome).encode())
        return outcome

    def handle(self, request):
        do = request["do"]
        payload = self.control.payload(request["size"])
        argv = [part.replace("{box}", self.spaces.box) for part in request.get("argv", ())]
        if do == "store":
            with open(os.path.join(self.spaces.box, request["name"]), "wb") as file:
                file.write(payload)
            self.control.answer(b"S", b"")
        elif do == "compile":
            code = io.BytesIO()
            outcome = self.test(request, b"", lambda: compiled(payload), code.write)
            if outcome["status"] == 0 and outcome["killed"] is None:
                self.code = marshal.loads(code.getbuffer())
        else:
            act = {
                "build": lambda: execute(argv),
                "exec": lambda: execute(argv),
                "run": lambda: run_program(self.code),
                "call": lambda: run_call(self.code, request["entry"], payload),
            }[do]
            data = b"" if do == "call" else payload
            self.test(request, data, act, lambda part: self.control.answer(b"O", part))

    def serve(self):
        # What is here already need not be looked at, and so be copied, by a test's collection.
        gc.collect()
        gc.freeze()
        self.control.answer(b"R", b"")
        request = self.control.request()
        while request is not None:
            self.handle(request)
            request = self.control.request()


def main(kind, scratch_mb):
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.path = [folder for folder in sys.path if folder]
    control = Control()
    try:
        if sys.version_info < OLDEST_PYTHON:
            raise Broken("python3 is %d.%d, the judge needs %d.%d" % (sys.version_info[:2] + OLDEST_PYTHON))
        Driver(kind(scratch_mb), control).serve()
    except Exception as error:
        control.answer(b"F", ("%s: %s" % (type(error).__name__, error)).encode())
        sys.exit(1)
