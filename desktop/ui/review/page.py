"""The page 复核: sections by name, each built when it is first shown, and the calm line about a running test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.core.clock import local_minute
from desktop.session import Session
from desktop.ui.widgets.keys import on_ctrl_enter
from desktop.ui.widgets.naming import named
from desktop.wording import say

Build = Callable[[], QWidget]


class ReviewPage(QWidget):
    """Sections of the review, side by side under their names.

    A section is any widget; its name is the sentence `review.section.<name>`. One that has a `refresh` is asked to
    look again when it comes to the front, one that has a `finish` answers to Ctrl+Enter while its name has the
    keyboard. `set_count` puts a number behind its name.

    Signals:
        end_wanted: the running test is to be ended.
        looked: the page was asked to show what is so now.
    """

    end_wanted = Signal()
    looked = Signal()

    def __init__(self, session: Session, sections: dict[str, Build], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPage")
        self._session = session
        self._names = list(sections)
        self._builders = dict(sections)
        self._built: dict[str, QWidget] = {}
        self._counts: dict[str, int] = {}
        self._tabs = named(QTabBar(drawBase=False, expanding=False), "reviewSections")
        self._tabs.setAccessibleName(say("review.sections"))
        self._stack = named(QStackedWidget(), "reviewStack")
        for name in self._names:
            self._tabs.addTab(say(f"review.section.{name}"))
            self._stack.addWidget(QWidget())
        self._build_test_line()
        self._build_layout()
        self._tabs.currentChanged.connect(self._on_tab)
        on_ctrl_enter(self._tabs, self._finish)

    def _build_test_line(self) -> None:
        self._test = named(QFrame(), "testLine")
        self._test_words = named(QLabel(wordWrap=True), "testWords")
        self._test_words.setTextFormat(Qt.TextFormat.PlainText)
        self._end = named(QPushButton(say("test.end")), "testEnd")
        self._end.clicked.connect(self.end_wanted.emit)
        row = QHBoxLayout(self._test)
        row.setContentsMargins(18, 8, 12, 8)
        row.addWidget(self._test_words, 1)
        row.addWidget(self._end)

    def _build_layout(self) -> None:
        top = named(QFrame(), "reviewTop")
        row = QHBoxLayout(top)
        row.setContentsMargins(10, 4, 10, 0)
        row.addWidget(self._tabs)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self._test)
        layout.addWidget(self._stack, 1)

    def current(self) -> QWidget:
        """Return the section in front."""
        return self.section(self._names[self._tabs.currentIndex()])

    def section(self, name: str) -> QWidget:
        """Return a section, building it if need be."""
        if name not in self._built:
            place, empty = self._names.index(name), self._stack.widget(self._names.index(name))
            self._built[name] = self._builders[name]()
            self._stack.insertWidget(place, self._built[name])
            if empty is not None:
                self._stack.removeWidget(empty)
                empty.deleteLater()
        return self._built[name]

    def take_keyboard(self) -> None:
        """Give the keyboard to what the section in front has for it."""
        proxy = self.current().focusProxy()
        if proxy is not None and proxy.isVisible():
            proxy.setFocus()

    def show_section(self, name: str) -> None:
        """Bring a section to the front."""
        self._tabs.setCurrentIndex(self._names.index(name))
        self._on_tab(self._names.index(name))

    def front(self) -> str:
        """Return the name of the section in front."""
        return self._names[self._tabs.currentIndex()]

    def begin(self, front: str | None = None) -> None:
        """Bring somebody's section to the front; for who has not been here yet, the first in which something waits."""
        waiting = next((name for name in self._names if self._counts.get(name)), self._names[0])
        self._tabs.setCurrentIndex(self._names.index(front or waiting))

    def set_count(self, name: str, count: int) -> None:
        """Put a number behind a section's name, none for 0."""
        self._counts[name] = count
        title = say(f"review.section.{name}")
        words = say("review.counted", name=title, count=count) if count else title
        self._tabs.setTabText(self._names.index(name), words)

    def refresh(self) -> None:
        """Show what is so now."""
        test = self._session.read.doubts.running_test()
        self._test.setVisible(test is not None)
        self._end.setVisible(self._session.may_change_study())
        if test is not None:
            self._test_words.setText(say("test.banner", name=test.name, time=local_minute(test.started or "")))
        look = getattr(self.current(), "refresh", None)
        if look is not None:
            look()
        self.looked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: nothing was followed while the page was away."""
        super().showEvent(event)
        self._on_tab(self._tabs.currentIndex())

    def _finish(self) -> None:
        finish = getattr(self.current(), "finish", None)
        if finish is not None:
            finish()

    def _on_tab(self, place: int) -> None:
        self.section(self._names[place])
        self._stack.setCurrentIndex(place)
        self.refresh()
