"""What a simulated page printer says it can: of PWG 5100.14 (IPP Everywhere) what CUPS asks for."""

from collections.abc import Mapping

from devices.simulators import ipp_wire as wire
from devices.simulators.ipp_wire import Attribute

PRINT_JOB, VALIDATE_JOB, CREATE_JOB, SEND_DOCUMENT = 0x0002, 0x0004, 0x0005, 0x0006
CANCEL_JOB, GET_JOB_ATTRIBUTES, GET_JOBS, GET_PRINTER_ATTRIBUTES = 0x0008, 0x0009, 0x000A, 0x000B
TRAYS = ("auto", "main", "by-pass-tray")
_A4 = {"x-dimension": (wire.INTEGER, (21000,)), "y-dimension": (wire.INTEGER, (29700,))}
_MEDIA = {
    "media-size": (wire.BEGIN_COLLECTION, (_A4,)),
    "media-bottom-margin": (wire.INTEGER, (423,)),
    "media-left-margin": (wire.INTEGER, (423,)),
    "media-right-margin": (wire.INTEGER, (423,)),
    "media-top-margin": (wire.INTEGER, (423,)),
}
ABILITIES: Mapping[str, Attribute] = {
    "charset-configured": (wire.CHARSET, ("utf-8",)),
    "charset-supported": (wire.CHARSET, ("utf-8",)),
    "compression-supported": (wire.KEYWORD, ("none",)),
    "copies-default": (wire.INTEGER, (1,)),
    "copies-supported": (wire.RANGE, ((1, 99),)),
    "document-format-default": (wire.MEDIA_TYPE, ("application/pdf",)),
    "document-format-supported": (wire.MEDIA_TYPE, ("application/pdf", "image/pwg-raster")),
    "generated-natural-language-supported": (wire.LANGUAGE, ("en",)),
    "ipp-features-supported": (wire.KEYWORD, ("ipp-everywhere",)),
    "ipp-versions-supported": (wire.KEYWORD, ("1.1", "2.0")),
    "job-creation-attributes-supported": (
        wire.KEYWORD,
        ("copies", "sides", "media", "media-col", "print-color-mode", "print-quality"),
    ),
    "media-bottom-margin-supported": (wire.INTEGER, (423,)),
    "media-col-database": (wire.BEGIN_COLLECTION, (_MEDIA,)),
    "media-col-default": (wire.BEGIN_COLLECTION, (_MEDIA,)),
    "media-col-supported": (wire.KEYWORD, (*_MEDIA, "media-source")),
    "media-default": (wire.KEYWORD, ("iso_a4_210x297mm",)),
    "media-left-margin-supported": (wire.INTEGER, (423,)),
    "media-right-margin-supported": (wire.INTEGER, (423,)),
    "media-size-supported": (wire.BEGIN_COLLECTION, (_A4,)),
    "media-source-supported": (wire.KEYWORD, TRAYS),
    "media-supported": (wire.KEYWORD, ("iso_a4_210x297mm",)),
    "media-top-margin-supported": (wire.INTEGER, (423,)),
    "natural-language-configured": (wire.LANGUAGE, ("en",)),
    "operations-supported": (
        wire.ENUM,
        (
            PRINT_JOB,
            VALIDATE_JOB,
            CREATE_JOB,
            SEND_DOCUMENT,
            CANCEL_JOB,
            GET_JOB_ATTRIBUTES,
            GET_JOBS,
            GET_PRINTER_ATTRIBUTES,
        ),
    ),
    "pdl-override-supported": (wire.KEYWORD, ("attempted",)),
    "print-color-mode-default": (wire.KEYWORD, ("monochrome",)),
    "print-color-mode-supported": (wire.KEYWORD, ("monochrome",)),
    "print-quality-default": (wire.ENUM, (4,)),
    "print-quality-supported": (wire.ENUM, (3, 4, 5)),
    "printer-make-and-model": (wire.TEXT, ("Simulated Page Printer",)),
    "printer-name": (wire.NAME, ("simulated",)),
    "printer-resolution-default": (wire.RESOLUTION, ((600, 600),)),
    "printer-resolution-supported": (wire.RESOLUTION, ((600, 600),)),
    "printer-supply": (
        wire.OCTETS,
        (b"index=1;class=supplyThatIsConsumed;type=toner;maxcapacity=100;level=80;colorantname=black;",),
    ),
    "printer-up-time": (wire.INTEGER, (1,)),
    "pwg-raster-document-resolution-supported": (wire.RESOLUTION, ((600, 600),)),
    "pwg-raster-document-type-supported": (wire.KEYWORD, ("sgray_8",)),
    "pwg-raster-document-sheet-back": (wire.KEYWORD, ("normal",)),
    "sides-default": (wire.KEYWORD, ("one-sided",)),
    "sides-supported": (wire.KEYWORD, ("one-sided", "two-sided-long-edge", "two-sided-short-edge")),
}
