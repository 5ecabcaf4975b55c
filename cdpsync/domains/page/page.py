"""client.page: a page of Chrome.

https://chromedevtools.github.io/devtools-protocol/tot/Page/
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, overload

from ...engine import RuntimeKind
from ...errors import METHOD_NOT_FOUND, CDPTimeoutError, CommandError, ProtocolError
from ...files import Destination, SavedFile, whole_file
from ...threads import DEFAULT, Deadline, Timeout
from ..streams import from_base64, read_stream
from .dialogs import BLOCKED, DIALOG_EVENTS, HOW_TO_ANSWER, PATIENCE, Dialogs, UnansweredDialog
from .loaded import LoadedPage
from .navigation import WAITS, navigate

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ...protocol.typed.Page import PrintToPDFParams
    from ...session import Session

_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff", "webp": b"RIFF"}

_WORLD = "cdpsync"
"""The JavaScript world in which we run code, so that the page cannot have changed the methods that it calls."""

_HTML = """(() => {
    const type = document.doctype ? new XMLSerializer().serializeToString(document.doctype) + "\\n" : "";
    return type + (document.documentElement ? document.documentElement.outerHTML : "");
})()"""


class Page:
    """A page of Chrome, as `client.page`: load it, look at it, print it, and read its HTML.

        loaded = client.page.navigate("http://localhost:8000/")
        client.page.screenshot("page.png", full=True)

    `timeout` is in seconds, by default the client's, None for ever. All methods wait, and raise what
    `Session.send_command` raises. Node and Deno have no pages. For clicks and forms there is Playwright.

    Threads: any. A page loads one address at a time, so that a second navigation ends the first.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def navigate(self, url: str, *, wait: str = "load", timeout: Timeout = DEFAULT) -> LoadedPage:
        """Load a page, wait until it is there, and return its address and HTTP status.

        `wait` says how far it must have got: "commit" (the server has answered, and the page is the new one),
        "domcontentloaded" (its HTML is read), "load" (its images and style sheets are, too), or "networkidle" (and
        nothing was requested for half a second). If the page goes on to another before that, this waits for the other
        one.

        A status such as 404 is not an error. Raises NavigationError if the page could not be loaded: there is no such
        server, the certificate is wrong, it is a download, another navigation came between, the page crashed. Raises it
        also if the page shows a dialog that nobody answers within two seconds; the dialog is dismissed then. Raises
        CDPTimeoutError if the page has not got that far in time.
        """
        if not isinstance(url, str):
            raise TypeError(f"an address is a string, not {url!r}")
        if wait not in WAITS:
            raise ValueError(f"wait is one of {', '.join(map(repr, WAITS))}, not {wait!r}")
        deadline = self._deadline(timeout)
        self._check("Page.navigate")
        return navigate(self._session, url, wait, deadline)

    @overload
    def screenshot(
        self,
        path: None = ...,
        *,
        full: bool = ...,
        format: str | None = ...,
        quality: int | None = ...,
        clip: Mapping[str, float] | None = ...,
        timeout: Timeout = ...,
    ) -> bytes: ...
    @overload
    def screenshot(
        self,
        path: Destination,
        *,
        full: bool = ...,
        format: str | None = ...,
        quality: int | None = ...,
        clip: Mapping[str, float] | None = ...,
        timeout: Timeout = ...,
    ) -> SavedFile: ...
    def screenshot(
        self,
        path: Destination | None = None,
        *,
        full: bool = False,
        format: str | None = None,
        quality: int | None = None,
        clip: Mapping[str, float] | None = None,
        timeout: Timeout = DEFAULT,
    ) -> bytes | SavedFile:
        """A picture of the page, written to `path`; without a path, its bytes are returned.

        It shows what is in the window, or with `full` the whole page. `format` is "png", "jpeg" or "webp"; by default
        it is what the name of the file ends in, and PNG for bytes. `quality` is that of JPEG and WebP, from 0 to 100.
        `clip` is a part of the page, in CSS pixels: {"x": 0, "y": 0, "width": 100, "height": 100}; "scale": 2 enlarges
        it.

        The file appears when it is whole, with mode 0600. Raises ValueError if the arguments do not fit each other.
        https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-captureScreenshot
        """
        kind = _format(path, format)
        if quality is not None and kind == "png":
            raise ValueError("a PNG has no quality: choose jpeg or webp")
        if full and clip is not None:
            raise ValueError("clip is a part of the page, full is all of it: give one of them")
        deadline = self._deadline(timeout)
        self._check("Page.captureScreenshot")
        params: dict[str, Any] = {"format": kind}
        if quality is not None:
            params["quality"] = quality
        with _output(path) as (file, keep), self._listening("Page.captureScreenshot", deadline) as ask:
            if full:
                metrics = ask("Page.getLayoutMetrics", {})
                size = metrics.get("cssContentSize") or metrics["contentSize"]
                clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
            if clip is not None:
                params |= {"clip": {"scale": 1, **clip}, "captureBeyondViewport": True}
            data = from_base64("Page.captureScreenshot", ask("Page.captureScreenshot", params).get("data"))
            if not data.startswith(_SIGNATURES[kind]):
                raise ProtocolError(f"the screenshot is not a {kind} file: it begins with {data[:16]!r}")
            file.write(data)
            return keep()

    @overload
    def pdf(self, path: None = ..., *, timeout: Timeout = ..., **options: Unpack[PrintToPDFParams]) -> bytes: ...
    @overload
    def pdf(self, path: Destination, *, timeout: Timeout = ..., **options: Unpack[PrintToPDFParams]) -> SavedFile: ...
    def pdf(
        self, path: Destination | None = None, *, timeout: Timeout = DEFAULT, **options: Unpack[PrintToPDFParams]
    ) -> bytes | SavedFile:
        """The page as a PDF, written to `path` in constant memory; without a path, its bytes are returned.

        `options` are those of Page.printToPDF, by its names: `landscape=True`, `printBackground=True`,
        `paperWidth=8.27` (inches). `timeout` is for the printing, and then for each megabyte. The file appears when it
        is whole, with mode 0600.
        https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-printToPDF
        """
        deadline = self._deadline(timeout)
        self._check("Page.printToPDF")
        with _output(path) as (file, keep):
            with self._listening("Page.printToPDF", deadline) as ask:
                handle = ask("Page.printToPDF", {**options, "transferMode": "ReturnAsStream"}).get("stream")
            end = b""
            for piece in read_stream(self._session, handle, deadline.seconds or None):
                if not end and not piece.startswith(b"%PDF-"):
                    raise ProtocolError(f"this is not a PDF: it begins with {piece[:16]!r}")
                file.write(piece)
                end = (end + piece)[-1024:]
            if b"%%EOF" not in end:
                raise ProtocolError("the PDF is not complete: it has no end")
            return keep()

    def content(self, frame_id: str | None = None, *, timeout: Timeout = DEFAULT) -> str:
        """The HTML of the page as it is now, with its doctype; of one of its frames, if `frame_id` names one.

        An iframe's document is not part of the page's: Page.getFrameTree tells the ids of frames. One from another
        site is a target of its own, with a session of its own.
        """
        deadline = self._deadline(timeout)
        self._check("Page.createIsolatedWorld")
        with self._listening("Runtime.evaluate", deadline) as ask:
            if frame_id is None:
                frame_id = ask("Page.getFrameTree", {})["frameTree"]["frame"]["id"]
            world = ask("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": _WORLD})
            context = world["executionContextId"]
            params = {"expression": _HTML, "contextId": context, "returnByValue": True}
            answer = ask("Runtime.evaluate", params)
        value = answer["result"].get("value")
        if not isinstance(value, str):
            raise ProtocolError(f"the page's HTML is not a text: {answer!r}")
        return value

    def _check(self, method: str) -> None:
        """Raise CommandError if the target is known to have no pages."""
        kind = self._session._runtime_kind()
        if kind in (RuntimeKind.NODE, RuntimeKind.DENO):
            fact = f"{self._session.browser or kind.value} has no pages: connect to a page of Chrome"
            raise CommandError(method, METHOD_NOT_FOUND, fact)

    def _deadline(self, timeout: Timeout) -> Deadline:
        return Deadline(timeout, self._session._timeout)

    @contextlib.contextmanager
    def _listening(self, method: str, deadline: Deadline) -> Iterator[Callable[[str, dict[str, Any]], dict[str, Any]]]:
        """A function that sends a command and waits for its result. A time-out says what may hold the page up."""
        session = self._session

        def ask(method: str, params: dict[str, Any]) -> dict[str, Any]:
            command = session.submit(method, params)
            try:
                for _ in dialogs.events(command, deadline):
                    pass  # there are no others
                return command.result(0)
            finally:
                command.give_up()

        try:
            with session.enabling("Page", timeout=deadline.remaining()), session.events(*DIALOG_EVENTS) as queue:
                dialogs = Dialogs(session, queue)
                yield ask
        except CDPTimeoutError:
            raise CDPTimeoutError(method, deadline.seconds, BLOCKED) from None
        except UnansweredDialog as dialog:
            shown = f"the page showed {dialog}, which nobody answered and which is now dismissed; {HOW_TO_ANSWER}"
            raise CDPTimeoutError(method, PATIENCE, shown) from None

    def __repr__(self) -> str:
        return f"<Page of {self._session!r}>"


def _format(path: Destination | None, format: str | None) -> str:
    """The format of a picture: what is asked for, or what the name of the file ends in."""
    if format is not None:
        if format not in _SIGNATURES:
            raise ValueError(f"format is one of {', '.join(_SIGNATURES)}, not {format!r}")
        return format
    if not isinstance(path, (str, os.PathLike)):
        return "png"
    suffix = Path(path).suffix.lower()
    if suffix not in _FORMATS:
        raise ValueError(f"{path}: a screenshot's name ends in {', '.join(_FORMATS)}; or give format=")
    return _FORMATS[suffix]


@contextlib.contextmanager
def _output(path: Destination | None) -> Iterator[tuple[IO[bytes], Callable[[], bytes | SavedFile]]]:
    """A file to write to, and a function that gives the result: what was saved, or without a path the bytes."""
    if path is None:
        memory = io.BytesIO()
        yield memory, memory.getvalue
        return
    with whole_file(path) as (file, keep):

        def saved() -> SavedFile:
            size = file.tell()
            return SavedFile(keep(), size)

        yield file, saved
