"""The page itself: large, in the language of the phone, without a sign-in, and it keeps nothing."""

from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from central.uploads.store import Open, Trouble
from kiosk.contract.uploads import MAX_FILE_BYTES, MAX_FILES, Use

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
"""The address is the key to the page: it goes nowhere with a link, and into no cache."""

Said = tuple[str, str]
TITLES: dict[Use, Said] = {
    Use.MATERIAL: ("把材料拍给终端", "Photograph your papers for the terminal"),
    Use.PRINT: ("发到终端打印", "Send it to the terminal to print"),
}
TROUBLES: dict[Trouble, Said] = {
    Trouble.TOO_LARGE: (
        f"有一个文件太大了（最多 {MAX_FILE_BYTES >> 20} MB）。请换小一点的。",
        f"One file is too large ({MAX_FILE_BYTES >> 20} MB at most). Please choose a smaller one.",
    ),
    Trouble.WRONG_KIND: (
        "只收照片（JPEG、PNG）和 PDF。别的文件请先另存为 PDF。",
        "Only photographs (JPEG, PNG) and PDF. Please save anything else as PDF first.",
    ),
    Trouble.HEIC: (
        "这张照片是 HEIC 格式，这里打不开。请点“拍照”直接拍一张；"
        "或者在手机“设置、相机、格式”里选“兼容性最佳”，再拍。",
        "This photograph is HEIC, which cannot be opened here. Please take it anew with the camera on this "
        'page; or choose "Most Compatible" in Settings, Camera, Formats, and take it again.',
    ),
    Trouble.TOO_MANY: (
        f"一次最多发 {MAX_FILES} 个。先在终端上用完这些，再扫一次码。",
        f"{MAX_FILES} files at most. Use these at the terminal first, then scan again.",
    ),
    Trouble.EMPTY: ("还没有选照片或文件。", "Nothing has been chosen yet."),
}


class UploadPages:
    """Makes the page out of its template."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def shown(self, request: Request, page: Open | None, *, trouble: Trouble | None = None) -> Response:
        """The page; without one, that it is no longer there."""
        english = in_english(request)

        def words(said: Said) -> str:
            return said[1] if english else said[0]

        text = self._templates.get_template("upload.html").render(
            language="en" if english else "zh",
            t=lambda zh, en: en if english else zh,
            page=page,
            title=words(TITLES[page.use]) if page is not None else "",
            trouble=words(TROUBLES[trouble]) if trouble is not None else "",
            left=MAX_FILES - page.sent if page is not None else 0,
            other=request.url.path + ("?lang=zh" if english else "?lang=en"),
            action=request.url.path + ("?lang=en" if english else "?lang=zh"),
        )
        status = HTTPStatus.OK if page is not None else HTTPStatus.NOT_FOUND
        if trouble is not None:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
        return HTMLResponse(text, status, HEADERS)


def in_english(request: Request) -> bool:
    """As asked; else as the phone is set, Chinese where it says nothing."""
    asked = request.query_params.get("lang")
    if asked in ("zh", "en"):
        return asked == "en"
    wanted = request.headers.get("accept-language", "")[:200].lower()
    return bool(wanted) and not any(each.strip().startswith("zh") for each in wanted.split(","))
