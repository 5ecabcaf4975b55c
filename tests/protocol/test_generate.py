"""What is generated is what the package has; .ci/run compares it with the npm package itself."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import cdpsync
from cdpsync.protocol import generate
from cdpsync.protocol.node_domains import NODE_DOMAINS
from cdpsync.protocol.stubs import stubs

HERE = Path(cdpsync.__file__).parent / "protocol"


def bundle() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((HERE / "bundled.json").read_text("utf-8"))
    return parsed


def test_the_stubs_and_the_bundled_protocol_are_of_the_same_making() -> None:
    present = {path.name: path.read_text("utf-8") for path in (HERE / "typed").iterdir()}
    assert present == stubs(bundle()["domains"], bundle()["source"])


def test_the_bundled_protocol_records_its_source_and_has_a_line_for_each_member() -> None:
    assert bundle()["source"] == f"devtools-protocol {generate.VERSION}"
    text = (HERE / "bundled.json").read_text("utf-8")
    assert generate.bundle(bundle()["domains"], bundle()["source"]) == text
    members = [len(domain.get(key, [])) for domain in bundle()["domains"] for key in ("commands", "events", "types")]
    assert len(text.splitlines()) > sum(members) > 1000


def test_prose_is_left_out() -> None:
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


def test_node_s_own_domains_are_in_it() -> None:
    assert [domain for domain in bundle()["domains"] if domain["domain"].startswith("Node")] == json.loads(
        json.dumps([{key: generate.compact(value) for key, value in domain.items()} for domain in NODE_DOMAINS])
    )


def test_at_run_time_there_is_nothing_of_the_stubs() -> None:
    assert not list((HERE / "typed").glob("*.py"))
    with pytest.raises(ImportError):
        __import__("cdpsync.protocol.typed.Runtime")


def test_the_stubs_are_valid_in_the_oldest_python() -> None:
    for path in (HERE / "typed").iterdir():
        ast.parse(path.read_text("utf-8"), feature_version=(3, 10))


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is generated now, from what is bundled."""
    plain = [domain for domain in bundle()["domains"] if not domain["domain"].startswith("Node")]
    monkeypatch.setattr(generate, "HERE", tmp_path)
    monkeypatch.setattr(generate, "download", lambda directory: plain)
    monkeypatch.setattr("sys.argv", ["generate"])
    generate.main()
    monkeypatch.setattr("sys.argv", ["generate", "--check"])
    return tmp_path


def test_what_is_generated_anew_is_what_is_there(directory: Path) -> None:
    for path in (HERE / "bundled.json", *(HERE / "typed").iterdir()):
        assert (directory / path.relative_to(HERE)).read_bytes() == path.read_bytes()
    generate.main()


def test_a_check_names_the_files_that_differ(directory: Path) -> None:
    (directory / "typed" / "Page.pyi").write_text("class PageDomain: ...\n")
    (directory / "typed" / "Gone.pyi").touch()
    (directory / "bundled.json").unlink()
    with pytest.raises(SystemExit, match=r"not as devtools-protocol .* has it: Gone.pyi, Page.pyi, bundled.json; run"):
        generate.main()


def test_an_archive_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "devtools-protocol.tgz").write_bytes(b"other")
    monkeypatch.setattr("subprocess.run", lambda *args, **options: None)
    monkeypatch.setattr("shutil.which", lambda name: "npm")
    with pytest.raises(ValueError, match="SHA-512"):
        generate.download(tmp_path)
