"""How a simulated page printer can fail, on the line and in its word."""

from enum import Enum


class IppFault(Enum):
    """One lasting fault; None is a sound printer. What is open, empty or jammed is a reason, not a fault."""

    SILENT = "takes the question and answers nothing"
    SLOW = "gives its answer byte by byte"
    GARBAGE = "answers what is no IPP"
    HALF = "breaks off in the middle of its answer"
    OTHER_QUESTION = "answers with the number of another question"
    NO_PAGE = "knows no such address: HTTP 404"
    HANGS_UP = "hangs up without a word"
    ENDLESS = "does not stop answering"
    FORGETS = "lists no job that has ended"
    MISCOUNTS = "calls a job complete of which no side came out"
    REFUSES = "takes no jobs"
