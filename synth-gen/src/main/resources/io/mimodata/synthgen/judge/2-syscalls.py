"""What a submission may not ask of the kernel: all that programs for tests never need and that reaches beyond them."""

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
# Words of the kernel's filter language, and the places in what it is shown.
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER_AT, ARCHITECTURE_AT, ARGUMENT_AT = 0, 4, 16
ALLOW, REFUSE = 0x7FFF0000, 0x00050001
X32 = 0x40000000
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10

# Name: numbers on x86-64 and on arm64.
REFUSED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "adjtimex": (159, 171),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "clock_adjtime": (305, 266),
    "clock_settime": (227, 112),
    "delete_module": (176, 106),
    "fanotify_init": (300, 262),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "move_pages": (279, 239),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_madvise": (440, 440),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "setns": (308, 268),
    "settimeofday": (164, 170),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
# Memory that belongs to no process: refused where only that of processes can be added up.
UNMAPPED = {"memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194)}
PRLIMIT, SOCKET = (302, 261), (41, 198)
# uname's name of the machine: the kernel's number of the architecture, and which of the numbers above are its.
MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}


class Filter:
    """A filter of system calls. What it refuses fails with EPERM."""

    def __init__(self, machine, refused):
        if machine not in MACHINES:
            raise OSError("the sandbox knows no system calls of %s, only of %s" % (machine, " and ".join(MACHINES)))
        architecture, column = MACHINES[machine]
        only_self = self.only(PRLIMIT[column], (0,))
        only_families = self.only(SOCKET[column], (AF_UNIX, AF_INET, AF_INET6))
        words = [self.word(LOAD, ARCHITECTURE_AT), self.word(EQUAL, architecture, 1, 0), self.word(RETURN, REFUSE)]
        words += [self.word(LOAD, NUMBER_AT), self.word(AT_LEAST, X32, 0, 1), self.word(RETURN, REFUSE)]
        for numbers in refused.values():
            words += [self.word(EQUAL, numbers[column], 0, 1), self.word(RETURN, REFUSE)]
        words += only_self + only_families + [self.word(RETURN, ALLOW)]
        self.words = ctypes.create_string_buffer(b"".join(words))
        self.program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(words), ctypes.addressof(self.words)))

    @staticmethod
    def word(code, value, if_true=0, if_false=0):
        return struct.pack("HBBI", code, if_true, if_false, value)

    @classmethod
    def only(cls, number, arguments):
        """Words that refuse a call whose first argument is not one of these."""
        tests = [cls.word(EQUAL, value, len(arguments) - i, 0) for i, value in enumerate(arguments)]
        inner = [cls.word(LOAD, ARGUMENT_AT), *tests, cls.word(RETURN, REFUSE), cls.word(RETURN, ALLOW)]
        return [cls.word(EQUAL, number, 0, len(inner)), *inner]

    def install(self):
        """Binds this process, and all that come from it, for good."""
        done = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(self.program))
        checked(done, "filter system calls")
