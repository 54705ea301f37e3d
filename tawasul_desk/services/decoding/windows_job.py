"""A job object of Windows: it bounds the memory of a process and ends it with the one that made it."""

import ctypes
import subprocess
import sys
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_DIE_ON_FAULT: Final = 0x400  # no dialog of Windows when it crashes
_PROCESS_MEMORY: Final = 0x100
_END_WITH_JOB: Final = 0x2000


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("Basic", _Basic),
        ("Io", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Job:
    """Holds the handle; the process in the job ends with it."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel = kernel
        self._handle = handle

    def __del__(self) -> None:
        self._kernel.CloseHandle(self._handle)


if sys.platform == "win32":

    def put_in_job(process: "subprocess.Popen[bytes]", memory: int) -> Job:
        """Put the process into a job that bounds its memory (bytes); OSError where Windows refuses."""
        kernel = _kernel()
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        job = Job(kernel, handle)
        limits = _Extended()
        limits.Basic.LimitFlags = _PROCESS_MEMORY | _END_WITH_JOB | _DIE_ON_FAULT
        limits.ProcessMemoryLimit = memory
        told = kernel.SetInformationJobObject(
            handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        if not told or not kernel.AssignProcessToJobObject(handle, int(process._handle)):
            raise ctypes.WinError(ctypes.get_last_error())
        return job

    def _kernel() -> Any:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        for name, kinds in (
            ("SetInformationJobObject", (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)),
            ("AssignProcessToJobObject", (ctypes.c_void_p, ctypes.c_void_p)),
            ("CloseHandle", (ctypes.c_void_p,)),
        ):
            getattr(kernel, name).argtypes = kinds
        return kernel
