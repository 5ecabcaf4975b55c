"""Guard: ends a launched program when this process is gone, however it ended."""

from __future__ import annotations

import contextlib
import os
import subprocess
import weakref
from pathlib import Path

_SHELL = "/bin/sh"

# The script reads two lines: what to end, and later a line that says that the program has ended. If the pipe closes
# before the second line, this process is gone. The script removes the profile in both cases, because Ctrl-C cannot
# interrupt it. Chrome leaves the directory of its socket behind when a signal ends it.
_SCRIPT = """
read -r group profile || exit
if ! read -r done; then
    kill -TERM "-$group"
    for half_second in 1 2 3 4 5 6; do
        sleep 0.5
        kill -0 "-$group" || break
    done
    kill -KILL "-$group"
fi
[ -n "$profile" ] || exit
if socket=$(readlink "$profile/SingletonSocket"); then
    directory=${socket%/*}
    rm -f "$socket" "$directory/SingletonCookie"
    rmdir "$directory"
fi
rm -rf "$profile"
"""


class Guard:
    """Ends a process group when this process has ended, by a signal such as SIGTERM or SIGKILL, or a crash.

    It is a small shell that waits for the end of a pipe that only this process holds, so it needs no signal handler,
    and leaves the user's own as they are. On Windows, and on systems without /bin/sh, it does nothing.
    """

    def __init__(self) -> None:
        self._shell: subprocess.Popen[bytes] | None = None
        self._pipe: int | None = None
        if not Path(_SHELL).exists():
            return
        reading, self._pipe = os.pipe()
        try:
            self._shell = subprocess.Popen(
                [_SHELL, "-c", _SCRIPT],
                cwd="/",
                env={"PATH": os.defpath},
                stdin=reading,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # signals to our process group do not reach it
            )
        except BaseException:  # Ctrl-C too: the pipe would stay open
            self.close()
            raise
        finally:
            os.close(reading)
        _guards.add(self)

    def watch(self, group: int, profile: str | None) -> None:
        """Guard a process group from now on, and remove this Chrome profile when it ends."""
        self._tell(f"{group} {profile or ''}\n")

    def dismiss(self) -> None:
        """Stop guarding: the group has ended. Removes the profile. May be called any number of times."""
        self._tell("done\n\n")  # two lines, in case it was not told what to watch
        self.close()
        if self._shell is not None:
            self._shell.wait()

    def close(self) -> None:
        """Close this process's end of the pipe."""
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            os.close(pipe)

    def _tell(self, line: str) -> None:
        if self._pipe is not None:
            with contextlib.suppress(BrokenPipeError):  # the guard has been killed
                os.write(self._pipe, os.fsencode(line))


_guards: weakref.WeakSet[Guard] = weakref.WeakSet()


def _leave() -> None:
    """Close the pipes in a forked child: it may outlive its parent, and only the parent may hold them open."""
    for guard in list(_guards):
        guard.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave)
