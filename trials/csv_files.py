"""CSV files as people send them."""

from __future__ import annotations

import csv
import io
from collections import Counter

from trials.mappings import Unusable


def read_csv(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a CSV file, blank lines left out. Raises Unusable."""
    if b"\x00" in content:
        line = content[: content.index(b"\x00")].count(b"\n") + 1
        raise Unusable([f"Line {line} of the file has a NUL character. Remove it."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise Unusable([f"Line {line} of the file is not UTF-8. Save the file as UTF-8."]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [row for row in reader if row]
    except csv.Error as fault:
        raise Unusable([f"Line {reader.line_num} of the file is not CSV: {fault}."]) from None
    if not rows:
        raise Unusable(["The file is empty. Its first line must name the columns."])
    header = [name.strip() for name in rows[0]]
    problems = [
        f"The column {name!r} stands {n} times in the header. Rename all but one."
        for name, n in Counter(header).items()
        if n > 1 and name
    ]
    if "" in header:
        problems.append("A column has no name. Name it, or remove it from the file.")
    if len(header) == 1 and ";" in header[0]:
        problems = ["The columns are separated by semicolons. Save the file with commas."]
    if problems:
        raise Unusable(problems)
    return header, rows[1:]
