"""All parts of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.window.attributes_part import AttributesPart
from desktop.ui.window.autocode_part import AutocodePart
from desktop.ui.window.codebook_part import CodebookPart
from desktop.ui.window.coders_part import CodersPart
from desktop.ui.window.correction_part import CorrectionPart
from desktop.ui.window.doubt_part import DoubtPart
from desktop.ui.window.empty_study_part import EmptyStudyPart
from desktop.ui.window.find_part import FindPart
from desktop.ui.window.first_hour_part import FirstHourPart
from desktop.ui.window.in_vivo_part import InVivoPart
from desktop.ui.window.memo_part import MemoPart
from desktop.ui.window.options_part import OptionsPart
from desktop.ui.window.panels_part import PanelsPart
from desktop.ui.window.parts import Part
from desktop.ui.window.reading_part import ReadingPart
from desktop.ui.window.retrieval_part import RetrievalPart
from desktop.ui.window.review_part import ReviewPart
from desktop.ui.window.sheet_part import SheetPart
from desktop.ui.window.shown_part import ShownPart
from desktop.ui.window.suggestion_part import SuggestionPart
from desktop.ui.window.ways_part import WaysPart
from desktop.ui.window.work_part import WorkPart

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


def make_parts(window: MainWindow) -> list[Part]:
    """Return all parts, in the order in which they add to the menus."""
    kinds: tuple[type[Part], ...] = (
        WaysPart,
        AutocodePart,
        SheetPart,
        AttributesPart,
        CodebookPart,
        DoubtPart,
        InVivoPart,
        SuggestionPart,
        RetrievalPart,
        ReviewPart,
        MemoPart,
        CorrectionPart,
        WorkPart,
        CodersPart,
        PanelsPart,
        FindPart,
        ReadingPart,
        ShownPart,
        OptionsPart,
        FirstHourPart,
        EmptyStudyPart,
    )  # fmt: skip
    return [kind(window) for kind in kinds]
