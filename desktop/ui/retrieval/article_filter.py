"""Which articles are looked into: newspaper, and from when to when."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop.core.retrieving import ArticleFilter
from desktop.session import Session
from desktop.ui.retrieval.choices import Choice
from desktop.ui.widgets.naming import named
from desktop.wording import say

PAUSE = 200  # milliseconds without a key after which a question is asked
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?月?年?")


class ArticleFilterBar(QWidget):
    """Newspaper and dates.

    Signals:
        changed: other articles are to be looked into.
    """

    changed = Signal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlet = Choice(f"{prefix}Outlet", say("filter.outlet"))
        self._since = self._date(f"{prefix}Since", "filter.since")
        self._until = self._date(f"{prefix}Until", "filter.until")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.changed.emit)
        self._outlet.picked.connect(self.changed.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        dash = named(QLabel("–"), "quiet")
        for part in (self._outlet, self._since, dash, self._until):
            layout.addWidget(part)
        dash.setFixedWidth(dash.sizeHint().width())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _date(self, name: str, key: str) -> QLineEdit:
        edit = named(QLineEdit(), name)
        edit.setPlaceholderText(say(key))
        edit.setAccessibleName(say(key))
        edit.setToolTip(say("filter.date_hint"))
        edit.setFixedWidth(edit.fontMetrics().horizontalAdvance("2024-00-00") + 30)
        edit.textEdited.connect(lambda _: self._pause.start())
        return edit

    def stop(self) -> None:
        """Wait for no further key."""
        self._pause.stop()

    def refresh(self, session: Session) -> None:
        """Offer the newspapers there are."""
        outlets = [(outlet.id, outlet.name) for outlet in session.read.outlets()]
        self._outlet.offer([(None, say("filter.any_outlet")), *outlets])

    def wanted(self) -> ArticleFilter:
        """Return which articles are looked into; a date that is none yet asks for nothing."""
        outlet = self._outlet.value()
        since, until = _read(self._since.text()), _read(self._until.text())
        return ArticleFilter(outlet=None if outlet is None else str(outlet), since=since, until=until)


def _read(written: str) -> str:
    match = _DATE.fullmatch(written.strip())
    parts = [part for part in match.groups() if part] if match else []
    return "-".join(part.zfill(2) for part in parts)
