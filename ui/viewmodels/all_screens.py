"""Every view-model of the window, fed together."""

from collections.abc import Mapping
from typing import Any

from kiosk.visit.visit import Visit
from ui.paper_pictures import PaperPictures
from ui.viewmodels.aside import AsideViewModel
from ui.viewmodels.asking import AskingViewModel
from ui.viewmodels.attract import AttractViewModel
from ui.viewmodels.base import Send, ViewModel
from ui.viewmodels.bench.access import AccessViewModel
from ui.viewmodels.bench.counters import CountersViewModel
from ui.viewmodels.bench.device import DeviceViewModel
from ui.viewmodels.bench.guide import GuideViewModel
from ui.viewmodels.bench.overview import OverviewViewModel
from ui.viewmodels.booking import BookingViewModel
from ui.viewmodels.card import CardViewModel
from ui.viewmodels.commitment import CommitmentViewModel
from ui.viewmodels.copying import CopyingViewModel
from ui.viewmodels.document import DocumentViewModel
from ui.viewmodels.elsewhere import ElsewhereViewModel
from ui.viewmodels.filing import FilingViewModel
from ui.viewmodels.find import FindViewModel
from ui.viewmodels.goodbye import GoodbyeViewModel
from ui.viewmodels.item_guide import ItemGuideViewModel
from ui.viewmodels.materials import MaterialsViewModel
from ui.viewmodels.nearby_places import NearbyViewModel
from ui.viewmodels.out_of_service import OutOfServiceViewModel
from ui.viewmodels.page import PageViewModel
from ui.viewmodels.pay import PayViewModel
from ui.viewmodels.phone import PhoneViewModel
from ui.viewmodels.policies import PoliciesViewModel
from ui.viewmodels.printout import PrintoutViewModel
from ui.viewmodels.progress import ProgressViewModel
from ui.viewmodels.queue import QueueViewModel
from ui.viewmodels.receipt import ReceiptViewModel
from ui.viewmodels.replying import ReplyingViewModel
from ui.viewmodels.screens import screen_of
from ui.viewmodels.search import SearchViewModel
from ui.viewmodels.setup import SetupViewModel
from ui.viewmodels.shell import ShellViewModel
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.summary import SummaryViewModel
from ui.viewmodels.verify import VerifyViewModel
from ui.viewmodels.welcome import ChooseViewModel, WelcomeViewModel
from ui.workers.finder import Finder
from ui.workers.scribe import Scribe


class AllScreens:
    """The shell and one view-model per screen, by the screen's name."""

    def __init__(self, send: Send, scribe: Scribe | None = None) -> None:
        self.pictures = PaperPictures()
        """Of paper: what the camera sees, and pages that were taken."""
        self.shell = ShellViewModel(send)
        finder = Finder()
        self.search = SearchViewModel(send, finder, scribe)
        self.page = PageViewModel(send, scribe)
        self.aside = AsideViewModel(send, scribe)
        self.copying = CopyingViewModel(send, self.pictures)
        self.views: Mapping[str, ViewModel[Any]] = {
            "Attract": AttractViewModel(send),
            "Welcome": WelcomeViewModel(send),
            "Choose": ChooseViewModel(send),
            "Find": FindViewModel(send, finder),
            "Search": self.search,
            "Guide": ItemGuideViewModel(send),
            "Card": CardViewModel(send),
            "Verify": VerifyViewModel(send),
            "Page": self.page,
            "Aside": self.aside,
            "Elsewhere": ElsewhereViewModel(send),
            "Booking": BookingViewModel(send),
            "Nearby": NearbyViewModel(send),
            "Queue": QueueViewModel(send),
            "Asking": AskingViewModel(send),
            "Progress": ProgressViewModel(send),
            "Replying": ReplyingViewModel(send),
            "Document": DocumentViewModel(send, self.pictures),
            "Commitment": CommitmentViewModel(send),
            "Materials": MaterialsViewModel(send),
            "Copying": self.copying,
            "Policies": PoliciesViewModel(send),
            "Pay": PayViewModel(send),
            "Phone": PhoneViewModel(send, self.pictures),
            "Printout": PrintoutViewModel(send),
            "Summary": SummaryViewModel(send),
            "Filing": FilingViewModel(send),
            "Receipt": ReceiptViewModel(send),
            "Goodbye": GoodbyeViewModel(send),
            "OutOfService": OutOfServiceViewModel(send),
            "Setup": SetupViewModel(send),
            "BenchAccess": AccessViewModel(send),
            "Bench": OverviewViewModel(send),
            "BenchDevice": DeviceViewModel(send, self.pictures),
            "BenchGuide": GuideViewModel(send),
            "BenchCounters": CountersViewModel(send),
        }

    def held(self, visit: Visit) -> int:
        """How many screens other than the one that is shown still hold something."""
        shown = self.views[screen_of(visit)]
        return sum(model is not shown and not model.is_blank() for model in self.views.values())

    def show(self, snapshot: Snapshot) -> None:
        """Feed all. A screen that is about to appear has its values first; one that stays, the direction.

        A screen that is not shown goes blank: nothing of a person stays in it.
        """
        name = screen_of(snapshot.visit)
        current = self.views[name]
        appearing = self.shell.outputs.screen != name
        for model in (current, self.shell) if appearing else (self.shell, current):
            model.show(snapshot)
        for other in self.views.values():
            if other is not current:
                other.show(snapshot)
