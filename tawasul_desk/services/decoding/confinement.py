"""What the process that decodes may take: memory, no file, no time without end."""

import subprocess
import sys
from typing import Final

MEMORY: Final = 1536 * 1024**2  # bytes of address space: a picture at the limit twice, and the libraries


def confine() -> None:
    """Limit this process: its memory, and that it can write neither files nor an image of its memory.

    On Windows its memory is limited from outside, by `confine_child`.
    """
    if sys.platform != "win32":
        import resource

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            hard = resource.getrlimit(limit)[1]
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (bound, bound))


def end_after(seconds: float) -> None:
    """End this process after so long, even inside a library and with nobody watching; 0: no more.

    The desk ends it earlier. This is for a desk that was killed itself; on Windows the job sees to that.
    """
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)


def confine_child(process: "subprocess.Popen[bytes]") -> object:
    """Limit the memory of a child on Windows and have it end with us; return what must be kept for it."""
    if sys.platform == "win32":
        from tawasul_desk.services.decoding.windows_job import put_in_job

        return put_in_job(process, MEMORY)
    return process
