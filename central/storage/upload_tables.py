"""The tables of the pages for phones (`central.uploads`)."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from central.storage.columns import Utc
from central.storage.models import Base


class UploadPage(Base):
    """A page that a terminal has opened. `name` says nothing of the token that opens it."""

    __tablename__ = "upload_pages"
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    terminal: Mapped[int] = mapped_column(ForeignKey("terminals.id"))
    use: Mapped[str] = mapped_column(String(20))
    expires: Mapped[datetime] = mapped_column(Utc, index=True)
    seen: Mapped[bool] = mapped_column(default=False)
    files: Mapped[int] = mapped_column(default=0)
    """How many were ever sent: the number of the last."""


class UploadFile(Base):
    """A file under the key of its page's token. Gone as soon as the terminal has it, or time is over."""

    __tablename__ = "upload_files"
    page: Mapped[str] = mapped_column(ForeignKey("upload_pages.name"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    size: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
