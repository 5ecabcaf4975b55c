"""The generated files are those in the package; .ci/run compares them with the npm package itself."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import cdpsync
from cdpsync.protocol.bundle import generate
from cdpsync.protocol.bundle.node_domains import NODE_DOMAINS
from cdpsync.protocol.bundle.stubs import stubs

HERE = Path(cdpsync.__file__).parent / "protocol"


def bundle() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((HERE / "bundled.json").read_text("utf-8"))
    return parsed


def test_the_stubs_and_the_bundled_protocol_have_the_same_source() -> None:
    present = {path.name: path.read_text("utf-8") for path in (HERE / "typed").iterdir()}
    assert present == stubs(bundle()["domains"], bundle()["source"])


def test_the_bundled_protocol_records_its_source_and_has_a_line_for_each_member() -> None:
    assert bundle()["source"] == f"devtools-protocol {generate.VERSION}"
    text = (HERE / "bundled.json").read_text("utf-8")
    assert generate.bundle(bundle()["domains"], bundle()["source"]) == text
    members = [len(domain.get(key, [])) for domain in bundle()["domains"] for key in ("commands", "events", "types")]
    assert len(text.splitlines()) > sum(members) > 1000


def test_descriptions_are_left_out() -> None:
    command = {
        "name": "feed",
        "description": "Words.",
        "redirect": "Elsewhere",
        "parameters": [{"name": "description", "description": "Words.", "type": "string", "optional": True}],
        "returns": [{"name": "a", "type": "array", "items": {"type": "string", "description": "Words."}}],
    }
    assert generate.compact(command) == {
        "name": "feed",
        "parameters": [{"name": "description", "type": "string", "optional": True}],
        "returns": [{"name": "a", "type": "array", "items": {"type": "string"}}],
    }


def test_the_bundle_has_node_s_own_domains() -> None:
    assert [domain for domain in bundle()["domains"] if domain["domain"].startswith("Node")] == json.loads(
        json.dumps([{key: generate.compact(value) for key, value in domain.items()} for domain in NODE_DOMAINS])
    )


def test_the_stubs_cannot_be_imported_at_run_time() -> None:
    assert not list((HERE / "typed").glob("*.py"))
    with pytest.raises(ImportError):
        __import__("cdpsync.protocol.typed.Runtime")


def made_up(**members: Any) -> str:
    """The stub of a domain with these members."""
    return stubs([{"domain": "Made", **members}], "nowhere")["Made.pyi"]


def test_a_parameter_that_is_a_keyword_is_only_in_the_params_class() -> None:
    parameters = [{"name": "from", "type": "string"}, {"name": "text", "type": "string", "optional": True}]
    text = made_up(commands=[{"name": "copy", "parameters": parameters}])
    assert "def __call__(self, *, text: str = ..., _timeout: Timeout = ...) -> Empty: ..." in text
    assert 'CopyParams = TypedDict("CopyParams", {"from": str, "text": NotRequired[str]})' in text
    assert "def submit(self, **params: Unpack[CopyParams]) -> TypedCommand[Empty]: ..." in text
    ast.parse(text)


def test_parameters_are_in_the_protocol_s_order() -> None:
    parameters = [{"name": "a", "type": "string", "optional": True}, {"name": "b", "type": "string"}]
    text = made_up(commands=[{"name": "copy", "parameters": parameters}])
    assert "def __call__(self, *, a: str = ..., b: str, _timeout: Timeout = ...)" in text


@pytest.mark.parametrize(
    ("items", "given", "returned"),
    [
        ({"type": "integer"}, "Sequence[int]", "list[int]"),
        ({"$ref": "Node"}, "Sequence[Node]", "list[Node]"),
        ({"type": "string"}, "list[str] | tuple[str, ...]", "list[str]"),
        ({"$ref": "Name"}, "list[Name] | tuple[Name, ...]", "list[Name]"),
        ({"type": "string", "enum": ["a"]}, "list[Literal['a']] | tuple[Literal['a'], ...]", "list[Literal['a']]"),
        ({"type": "any"}, "list[Any] | tuple[Any, ...]", "list[Any]"),
        (None, "list[Any] | tuple[Any, ...]", "list[Any]"),
    ],
)
def test_a_list_parameter_accepts_sequences_but_never_a_string(items: Any, given: str, returned: str) -> None:
    list_ = {"name": "a", "type": "array", **({"items": items} if items else {})}
    types = [
        {"id": "Name", "type": "string"},
        {"id": "Node", "type": "object", "properties": [{"name": "id", "type": "integer"}]},
    ]
    text = made_up(types=types, commands=[{"name": "feed", "parameters": [list_], "returns": [list_]}])
    assert f"class FeedParams(TypedDict):\n    a: {given}\n" in text
    assert f"def __call__(self, *, a: {given}, _timeout" in text
    assert f"class FeedResult(TypedDict):\n    a: {returned}\n" in text


def test_a_stub_imports_only_what_it_needs() -> None:
    own = {
        "id": "Made",
        "type": "object",
        "properties": [{"name": "next", "$ref": "Made"}],
    }  # it has the name of the domain
    text = made_up(types=[own], commands=[{"name": "run"}])
    assert [line for line in text.splitlines() if "import" in line] == [
        "from typing import TypedDict",
        "from cdpsync.threads import Timeout",
        "from . import Empty, Named, TypedCommand",
    ]


def test_the_stubs_mark_experimental_and_deprecated_members_and_link_to_the_documentation() -> None:
    page = "https://chromedevtools.github.io/devtools-protocol/tot/Made/"
    text = made_up(
        commands=[{"name": "run", "experimental": True, "deprecated": True}, {"name": "stop"}],
        events=[{"name": "ran"}],
    )
    assert (
        f'@deprecated("the protocol says so")\n    def run(self) -> _run: """Deprecated, experimental. {page}#' in text
    )
    assert f'    @property\n    def stop(self) -> _stop: """{page}#method-stop"""' in text
    assert f'    @property\n    def ran(self) -> TypedEvent[RanEvent]: """{page}#event-ran"""' in text


def test_the_stubs_are_valid_in_the_oldest_python() -> None:
    for path in (HERE / "typed").iterdir():
        ast.parse(path.read_text("utf-8"), feature_version=(3, 10))


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stubs, generated from the bundled protocol."""
    plain = [domain for domain in bundle()["domains"] if not domain["domain"].startswith("Node")]
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "download", lambda directory: plain)
    monkeypatch.setattr("sys.argv", ["generate"])
    generate.main()
    monkeypatch.setattr("sys.argv", ["generate", "--check"])
    return tmp_path


def test_generating_again_changes_nothing(directory: Path) -> None:
    for path in (HERE / "bundled.json", *(HERE / "typed").iterdir()):
        assert (directory / path.relative_to(HERE)).read_bytes() == path.read_bytes()
    generate.main()


def test_the_check_names_the_files_that_differ(directory: Path) -> None:
    (directory / "typed" / "Page.pyi").write_text("class PageDomain: ...\n")
    (directory / "typed" / "Gone.pyi").touch()
    (directory / "bundled.json").unlink()
    with pytest.raises(
        SystemExit, match=r"these files do not match devtools-protocol .*: Gone.pyi, Page.pyi, bundled.json; run"
    ):
        generate.main()


def test_an_archive_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "devtools-protocol.tgz").write_bytes(b"other")
    monkeypatch.setattr("subprocess.run", lambda *args, **options: None)
    monkeypatch.setattr("shutil.which", lambda name: "npm")
    with pytest.raises(ValueError, match="SHA-512"):
        generate.download(tmp_path)
