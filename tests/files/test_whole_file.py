from __future__ import annotations

import atexit
import io
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import cdpsync
from cdpsync.errors import CDPTimeoutError
from cdpsync.files.whole_file import whole_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes and devices are POSIX's")


def test_the_file_takes_its_name_when_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with whole_file(path) as (file, keep):
        file.write(b"new")
        assert not path.exists()
        assert keep() == path
        assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(type(error)), whole_file(path) as (file, _):
        file.write(b"new")
        raise error
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_thread_that_was_writing_leaves_nothing_when_the_program_ends(tmp_path: Path) -> None:
    code = """
        import threading
        from cdpsync.files import whole_file

        def write():
            with whole_file("a.txt"):
                begun.set()
                threading.Event().wait()

        begun = threading.Event()
        threading.Thread(target=write, daemon=True).start()
        begun.wait()
    """
    root = Path(cdpsync.__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=tmp_path, env=environment, check=True)
    assert os.listdir(tmp_path) == []


def test_no_exit_handler_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to_do: list[object] = []
    monkeypatch.setattr(atexit, "register", to_do.append)
    monkeypatch.setattr(atexit, "unregister", to_do.remove)
    with whole_file(tmp_path / "a.txt"):
        assert to_do
    assert not to_do


@posix
def test_the_file_is_private_from_its_first_byte(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.txt") as (file, keep):
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600
        keep()
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600


def test_the_name_of_a_file_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    for name in ("x" * 255, "é" * 127):
        with whole_file(tmp_path / name) as (file, keep):
            file.write(b"new")
            keep()
        assert (tmp_path / name).read_bytes() == b"new"


@posix
def test_a_symbolic_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as (file, keep):
        file.write(b"new")
        keep()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    with whole_file("/dev/null") as (file, keep):
        file.write(b"new")
        assert keep() is None
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@posix
def test_a_pipe_is_closed_when_it_fails(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "pipe"):
        raise ZeroDivisionError
    assert os.read(reader, 10) == b""  # the end, not EAGAIN
    os.close(reader)


def test_a_directory_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="name a file in it"), whole_file(tmp_path):
        pytest.fail("it was entered")


def test_a_directory_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "no" / "a.txt"):
        pytest.fail("it was entered")


def test_a_file_object_gets_everything_when_it_is_kept() -> None:
    output = io.BytesIO()
    with whole_file(output) as (file, keep):
        file.write(b"new")
        assert output.getvalue() == b""
        assert keep() is None
    assert output.getvalue() == b"new"


def test_a_file_object_is_flushed_when_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as output, whole_file(output) as (file, keep):
        file.write(b"new")
        keep()
        assert path.read_bytes() == b"new"


def test_a_file_object_gets_nothing_when_it_fails() -> None:
    output = io.BytesIO()
    with pytest.raises(ZeroDivisionError), whole_file(output) as (file, _):
        file.write(b"new")
        raise ZeroDivisionError
    assert output.getvalue() == b""


@pytest.mark.parametrize("output", [io.StringIO(), 7, None])
def test_a_file_in_text_mode_is_refused_at_once(output: object) -> None:
    with pytest.raises(TypeError, match="binary"), whole_file(output):  # type: ignore[arg-type]
        pytest.fail("it was entered")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_an_error_names_a_full_device() -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"), whole_file("/dev/full") as (file, keep):
        file.write(b"new")
        keep()
    with Path("/dev/full").open("wb", buffering=0) as output:
        with pytest.raises(OSError, match="No space left on device: '/dev/full'"), whole_file(output) as (file, keep):
            file.write(b"new")
            keep()


def test_an_error_of_a_full_disk_names_the_destination(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(OSError) as caught, whole_file(path):
        raise OSError(28, "No space left on device")
    assert caught.value.filename == str(path)


def test_an_error_of_the_target_does_not_get_the_name_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(CDPTimeoutError) as caught, whole_file(tmp_path / "a.txt"):
        raise CDPTimeoutError("A.run", 1)
    assert caught.value.filename is None
