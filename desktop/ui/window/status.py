"""The line at the bottom: what is saved, what was just said, that all stays on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from desktop.core.clock import local_clock
from desktop.core.revisions import Action
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say
from desktop.wording.actions import describe

_SHOWN_FOR = 6000  # milliseconds


class StatusLine(QStatusBar):
    """Saved at, a passing word, and the promise to work offline."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._saved = _label("savedLabel")
        self._word = _label("passingWord")
        # However long the word is, the window need not be as wide, nor be laid out anew.
        self._word.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._offline = _label("offlineLabel")
        self._offline.setText(say("status.offline"))
        self.addWidget(self._saved)
        self.addWidget(self._word, 1)
        self.addPermanentWidget(self._offline)
        self._fade = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._fade.timeout.connect(self._word.clear)
        self.show_saved()

    def show_saved(self) -> None:
        """Say when the last action became durable, or why nothing can be changed."""
        if self._session.read_only is not None:
            self._saved.setText(say("status.read_only"))
            self._saved.setToolTip(explain(self._session.read_only))
        elif self._session.saved_at is not None:
            self._saved.setText(say("status.saved", time=local_clock(self._session.saved_at)))
        else:
            self._saved.setText(say("status.nothing_to_save"))

    def show_held(self) -> None:
        """Say that an action is not saved."""
        self._saved.setText(say("status.not_saved"))

    def hush(self) -> None:
        """Take the passing word away: it was said to somebody else."""
        self._fade.stop()
        self._word.clear()

    def say_done(self, *, since: Action | None) -> None:
        """Say what was done last, if it is not what was before: of an action over many little is seen elsewhere."""
        done = self._session.turns().undo
        if done is not None and (since is None or done.id != since.id):
            self.say(say("status.done", what=describe(done)))

    def say(self, words: str) -> None:
        """Show a passing word."""
        self._word.setText(words)
        self._fade.start()


def _label(name: str) -> QLabel:
    label = named(QLabel(), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
