"""How every stand-in looks: like the pages for phones, with a line that says what it is."""

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from central.uploads.page import HEADERS, HERE, in_english

Said = tuple[str, str]
_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def shown(
    request: Request,
    *,
    title: Said,
    text: Said,
    buttons: Sequence[tuple[str, Said]] = (),
    status: int = 200,
) -> HTMLResponse:
    """One page. `buttons`: where each posts, and what it says; the first is the one that is expected."""
    english = in_english(request)
    query = "?lang=en" if english else "?lang=zh"
    page = _TEMPLATES.get_template("stand-in.html").render(
        language="en" if english else "zh",
        t=lambda zh, en: en if english else zh,
        title=title[english],
        text=text[english],
        buttons=[(path + query, said[english]) for path, said in buttons],
        other=request.url.path + ("?lang=zh" if english else "?lang=en"),
    )
    return HTMLResponse(page, status, HEADERS)
