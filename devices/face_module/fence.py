"""Runs a program that may not speak to any network: ``python fence.py PROGRAM ARGUMENTS``.

A program of its own, so that nothing of ours is loaded in it. The kernel refuses what the filter names
(seccomp, no rights needed, for good and for all that the program starts): a socket of any family but local
ones, and what would get round that. Where the filter cannot be set the program is not run.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CANNOT = 125
"""Ends with it where there is no filter, as `timeout` and others do where they themselves fail."""
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000  # SECCOMP_RET_ALLOW, _ERRNO, _KILL_PROCESS
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF_LD|W|ABS, JMP|JEQ|K, JMP|JGE|K, RET|K
_NUMBER, _MACHINE, _FAMILY = 0, 4, 16  # offsets in struct seccomp_data; args[0], whose low half comes first
_LOCAL = (1, 16)
"""AF_UNIX, and AF_NETLINK, by which cameras are found: the kernel's own, which leads nowhere."""


@dataclass(frozen=True)
class _Kernel:
    """What the kernel calls things on a kind of machine (linux/audit.h, asm/unistd.h)."""

    machine: int
    socket: int
    others: Sequence[int]
    """io_uring_setup, which makes sockets without `socket`; pidfd_getfd, ptrace, process_vm_readv and
    process_vm_writev, which would use those of another process of this user.
    """
    other_numbers_from: int | None = None
    """From here on they are those of x32, and mean the same."""


_KERNELS: Mapping[str, _Kernel] = {
    "x86_64": _Kernel(0xC000003E, 41, (425, 438, 101, 310, 311), 0x40000000),
    "aarch64": _Kernel(0xC00000B7, 198, (425, 438, 117, 270, 271)),
}


def main(command: Sequence[str]) -> int:
    """Becomes the program where all goes well; else gives the status to end with."""
    kernel = _KERNELS.get(platform.machine())
    if not command or kernel is None or not _set(_filter(kernel)):
        return CANNOT
    return os.execv(command[0], list(command))


def _filter(kernel: _Kernel) -> bytes:
    """A program of the kernel's classic BPF: an instruction is a code, two jumps and a value."""
    refused, no_family = _REFUSE | errno.EPERM, _REFUSE | errno.EAFNOSUPPORT
    lines = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, kernel.machine), (_RETURN, 0, 0, _KILL)]
    lines.append((_LOAD, 0, 0, _NUMBER))
    if kernel.other_numbers_from is not None:
        lines += [(_AT_LEAST, 0, 1, kernel.other_numbers_from), (_RETURN, 0, 0, refused)]
    for number in kernel.others:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refused)]
    lines += [(_EQUAL, 1, 0, kernel.socket), (_RETURN, 0, 0, _ALLOW), (_LOAD, 0, 0, _FAMILY)]
    for family in _LOCAL:
        lines += [(_EQUAL, 0, 1, family), (_RETURN, 0, 0, _ALLOW)]
    lines.append((_RETURN, 0, 0, no_family))
    return b"".join(struct.pack("=HBBI", *each) for each in lines)


def _set(program: bytes) -> bool:
    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.c_char_p))

    libc = ctypes.CDLL(None, use_errno=True)
    filter_ = Program(len(program) // 8, program)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0:
        return False
    mode = ctypes.c_ulong(_MODE_FILTER)
    return bool(libc.prctl(_PR_SET_SECCOMP, mode, ctypes.byref(filter_), ctypes.c_ulong(0)) == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
