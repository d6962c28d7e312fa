"""The pages over the pictures, to be opened from the disk: one of everything, and one for each thing."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from ui.preview.record import Drawn, Picture

INDEX = "index.html"
STYLE = """
  body { margin: 16px; font: 16px/1.45 system-ui, sans-serif; color: #10243E; background: #F5F7FA; }
  table { border-collapse: collapse; background: #fff; }
  td, th { padding: 6px 12px; border: 1px solid #D3DDE8; text-align: left; }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
  figure { margin: 0; padding: 8px; background: #fff; border: 2px solid #D3DDE8; max-width: 320px; }
  figure.faulty { border-color: #B3261E; background: #FDECEA; }
  figure img { max-width: 100%; height: auto; display: block; border: 1px solid #D3DDE8; }
  p.fault, td.fault { color: #B3261E; }
"""


def write_pages(directory: Path, drawn: Sequence[Drawn], names: Mapping[str, str], notice: str) -> Path:
    """Write a page for each thing and the one that lists them; returns the latter's path. `names`: what each
    is called; `notice`: what has to be said wherever the catalogue is shown, "" for nothing.
    """
    rows = []
    for key, found in groupby(
        sorted(drawn, key=lambda each: (each.key, each.variant)), lambda each: each.key
    ):
        variants = list(found)
        name = names.get(key, "")
        _write(directory / key / INDEX, f"{key} {name}", notice, _of_one(variants))
        rows.append(_row(key, name, variants))
    head = "<tr><th></th><th></th><th>pictures</th><th>with faults</th></tr>"
    page = directory / INDEX
    _write(page, "Catalogue", notice, f"<table>{head}{''.join(rows)}</table>")
    return page


def _row(key: str, name: str, variants: Sequence[Drawn]) -> str:
    pictures, faulty = sum(len(each.pictures) for each in variants), sum(each.faulty for each in variants)
    link = f'<a href="{escape(key)}/{INDEX}">{escape(key)}</a>'
    marked = ' class="fault"' if faulty else ""
    return f"<tr><td>{link}</td><td>{escape(name)}</td><td>{pictures}</td><td{marked}>{faulty}</td></tr>"


def _of_one(variants: Sequence[Drawn]) -> str:
    back = f'<p><a href="../{INDEX}">..</a></p>'
    parts = (
        f"<h2>{escape(each.variant)}</h2><main>{''.join(map(_figure, each.pictures))}</main>"
        for each in variants
    )
    return back + "".join(parts)


def _figure(picture: Picture) -> str:
    file = escape(picture.file.partition("/")[2])
    faults = "".join(f'<p class="fault">{escape(each)}</p>' for each in picture.faults)
    image = f'<a href="{file}"><img loading="lazy" src="{file}" alt="{escape(picture.name)}"></a>'
    marked = ' class="faulty"' if picture.faults else ""
    return f"<figure{marked}>{image}<figcaption>{escape(picture.name)}{faults}</figcaption></figure>"


def _write(file: Path, title: str, notice: str, body: str) -> None:
    file.write_text(
        f'<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n<h1>{escape(title)}</h1>\n<p>{escape(notice)}</p>\n{body}\n</html>\n",
        "utf-8",
    )
