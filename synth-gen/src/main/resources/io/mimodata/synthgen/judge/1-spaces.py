"""Where tests run. The four files of this folder are one program, the last says what it does."""

import ctypes
import math
import os
import resource
import signal
import struct

CLONE_NEWNS, CLONE_NEWIPC = 0x20000, 0x8000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
CAPABILITY_VERSION_3 = 0x20080522
OPEN_FILES = 256

libc = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, "%s: %s" % (what, os.strerror(error)))


def prctl(option, value, *more):
    words = [ctypes.c_ulong(word) for word in (value, *more, 0, 0, 0)[:4]]
    return libc.prctl(option, *words)


def mount(source, target, kind, flags, data=None):
    done = libc.mount(source, target, kind, ctypes.c_ulong(flags), data)
    checked(done, "mount " + os.fsdecode(target))


class Namespaces:
    """Tests in the sandbox that bubblewrap made, of which this is process 1, with capabilities that no test has."""

    box = "/box"
    # The sandbox's user has no processes but its own, so that the kernel can count them.
    counts_processes = True

    def __init__(self, scratch_mb):
        self.scratch = b"size=%dm,nr_inodes=16384,mode=1777" % scratch_mb
        mount(b"tmpfs", b"/box", b"tmpfs", MS_NOSUID | MS_NODEV, b"size=256m,nr_inodes=16384,mode=755")
        # In a user namespace of its own a submission would have capabilities.
        with open("/proc/sys/user/max_user_namespaces", "w") as most:
            most.write("0")
        self.proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        # Read-only, so that no submission can lower its score with the kernel's killer.
        for place in (b"/proc", b"/jail/proc"):
            mount(b"proc", place, b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, b"hidepid=2")
        mount(b"/box", b"/jail/box", None, MS_BIND)
        machine = os.uname().machine
        self.filters = {False: Filter(machine, REFUSED), True: Filter(machine, {**REFUSED, **UNMAPPED})}
        capability = 0
        while prctl(PR_CAPBSET_DROP, capability) == 0:
            capability += 1
        prctl(PR_SET_DUMPABLE, 0)

    def enter(self, request):
        """Makes a test's file system and gives up all capabilities for good; the test's process calls it."""
        alone = request.get("alone", False)
        prctl(PR_SET_DUMPABLE, 1)
        score = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=self.proc)
        os.write(score, b"1000")
        os.close(score)
        checked(libc.unshare(CLONE_NEWNS | CLONE_NEWIPC), "new namespaces")
        root = b"/jail" if alone else b""
        mount(b"tmpfs", root + b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, self.scratch)
        if request["do"] != "build":
            for box in (b"/box", b"/jail/box"):
                mount(None, box, None, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
        if alone:
            os.chroot("/jail")
        os.chdir("/tmp")
        checked(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL), "clear ambient capabilities")
        header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
        checked(libc.capset(header, bytes(24)), "drop capabilities")
        checked(prctl(PR_SET_NO_NEW_PRIVS, 1), "no new privileges")
        self.filters[request["sum_mb"] > 0].install()

    def kill(self):
        """Ends every process but this one. A fork under way fails or is ended, too."""
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def used_kb(self):
        """Returns the memory of all other processes; what they share is counted once."""
        used = 0
        for pid in os.listdir("/proc"):
            if pid.isdigit() and pid != "1":
                try:
                    with open("/proc/%s/smaps_rollup" % pid) as parts:
                        used += sum(int(part.split()[1]) for part in parts if part.startswith(("Pss_Anon:", "Pss_Shmem:")))
                except OSError:
                    pass  # It has ended.
        return used


class Bare:
    """Tests without a sandbox, for programs of one's own."""

    # All that the user runs would count.
    counts_processes = False

    def __init__(self, scratch_mb):
        import tempfile

        self.folder = tempfile.TemporaryDirectory(prefix="mimo-judge-")
        self.box = self.folder.name
        checked(prctl(PR_SET_CHILD_SUBREAPER, 1), "adopt what a test leaves")

    def enter(self, request):
        checked(prctl(PR_SET_PDEATHSIG, signal.SIGKILL), "end with the driver")
        os.setsid()
        os.chdir(self.box)

    def kill(self):
        """Ends the processes that came from this one and are its children by now."""
        with open("/proc/self/task/%d/children" % os.getpid()) as children:
            for child in children.read().split():
                os.kill(int(child), signal.SIGKILL)

    def used_kb(self):
        return 0


def limit(request, spaces):
    """Sets the limits that the kernel keeps for each process by itself."""

    def at_most(which, soft, hard):
        allowed = resource.getrlimit(which)[1]
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)
        resource.setrlimit(which, (soft, hard))

    cpu = math.ceil(request["cpu_s"])
    at_most(resource.RLIMIT_CPU, cpu, cpu + 1)
    for which in (resource.RLIMIT_CORE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE):
        at_most(which, 0, 0)
    for which, amount in (
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, request["file_mb"] << 20),
        (resource.RLIMIT_STACK, request["stack_mb"] << 20),
        (resource.RLIMIT_NPROC, request["procs"] if spaces.counts_processes else 0),
        (resource.RLIMIT_AS, request["space_mb"] << 20),
    ):
        if amount:
            at_most(which, amount, amount)
