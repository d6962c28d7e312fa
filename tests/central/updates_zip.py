"""A ZIP file that is the same each time."""

import io
import zipfile


def a_zip(content: bytes) -> bytes:
    """One member, stored as it is."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(zipfile.ZipInfo("content"), content)
    return whole.getvalue()
