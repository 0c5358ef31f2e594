"""Fail when requirements/*.txt are not what `make lock` would accept from requirements/*.in.

Works without a network: names, ranges, hashes and agreement are compared, nothing is resolved.
"""

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

FOLDER = Path(__file__).resolve().parent.parent / "requirements"


def wanted(path: Path) -> dict[str, Requirement]:
    """What the input asks for, the inputs it includes among them."""
    found: dict[str, Requirement] = {}
    for line in path.read_text().splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("-r "):
            found |= wanted(path.parent / line.removeprefix("-r ").strip())
        elif line:
            requirement = Requirement(line)
            found[canonicalize_name(requirement.name)] = requirement
    return found


def locked(path: Path) -> dict[str, list[Version]]:
    """Every pin; a name has several where the platforms differ."""
    found: dict[str, list[Version]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", path.read_text(), re.M):
        found.setdefault(canonicalize_name(name), []).append(Version(version))
    return found


def faults() -> list[str]:
    """One sentence for each thing that is out of step."""
    found = []
    pins = {}
    for name in ("base", "dev"):
        lock = FOLDER / f"{name}.txt"
        text = lock.read_text()
        pins[name] = locked(lock)
        for package, requirement in wanted(FOLDER / f"{name}.in").items():
            versions = pins[name].get(package, [])
            if not versions:
                found.append(f"{lock.name} has no {package}.")
            found += [
                f"{lock.name} has {package} {version}, {name}.in asks for {requirement}."
                for version in versions
                if version not in requirement.specifier
            ]
        if text.count("==") > 0 and text.count("--hash=sha256:") < len(pins[name]):
            found.append(f"{lock.name} has pins without a hash.")
        if "://" in re.sub(r"#.*", "", text):
            found.append(f"{lock.name} names an address; only names and hashes belong there.")
        sources = set(re.findall(r"-r (requirements/\w+\.in)", text))
        found += [
            f"{lock.name} was compiled from {source}, which is not there."
            for source in sorted(sources)
            if not (FOLDER.parent / source).exists()
        ]
        for package, by in direct(text):
            if package not in wanted(FOLDER / by):
                found.append(f"{lock.name} has {package} because of {by}, which no longer asks.")
    for package in sorted(pins["base"].keys() & pins["dev"].keys()):
        if pins["base"][package] != pins["dev"][package]:
            found.append(f"base.txt and dev.txt differ in {package}.")
    return found


def direct(text: str) -> list[tuple[str, str]]:
    """Pairs of a package and the input file that asks for it by name."""
    found = []
    package = ""
    for line in text.splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==", line):
            package = canonicalize_name(match[1])
        elif match := re.match(r"\s+#(?: via)?\s+-r requirements/(\w+\.in)", line):
            found.append((package, match[1]))
    return found


if __name__ == "__main__":
    problems = faults()
    if problems:
        sys.exit("\n".join([*problems, "Run make lock."]))
