"""The palette itself: type a little, see what fits, press Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.text.matching import CodeIndex, Where
from desktop.ui.palette.ground import Ground
from desktop.ui.palette.parts import Parts, build_parts
from desktop.ui.palette.placing import SHADOW, Place, choose_place, fit_width, top_left
from desktop.ui.palette.row_delegate import row_height
from desktop.ui.palette.row_model import spoken
from desktop.ui.palette.values import PaletteCode, Row

MOST_ROWS, LEAST_ROWS = 9, 3
_WARM_UP_MILLISECONDS = 120


class CodePalette(QFrame):
    """A sheet over its parent, in which a code is chosen by typing.

    Signals:
        chosen: the id of the code; the palette has closed and the focus is back.
        dismissed: closed without a choice.
    """

    chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("codePalette")
        self._parent = parent
        self._app = cast("QApplication", QApplication.instance())
        self._codes: tuple[PaletteCode, ...] = ()
        self._by_id: dict[str, PaletteCode] = {}
        self._index = CodeIndex(())
        self._recent: tuple[str, ...] = ()
        self._pinned: dict[str, int] = {}
        self._anchor = QRect()
        self._place = Place(above=False, room=0)
        self._ground = Ground()
        self._before: QWidget | None = None
        self._parts: Parts = build_parts(self)
        self._connect()
        self._warm_up = QTimer(self, singleShot=True, interval=_WARM_UP_MILLISECONDS)
        self._warm_up.timeout.connect(self._load_names)
        self.hide()

    def open_at(
        self,
        anchor: QRect,
        codes: Sequence[PaletteCode],
        *,
        recent: Sequence[str] = (),
        pinned: Mapping[str, int] | None = None,
        title: str = "",
    ) -> None:
        """Open beside a rectangle of the parent, with nothing typed.

        `recent` holds ids of codes, last used first; `pinned` the digit keys of codes; `title` the words to be coded.
        """
        self._set_codes(tuple(codes))
        self._recent, self._pinned = tuple(recent), dict(pinned or {})
        self._anchor = QRect(anchor)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._parts.say_all(title)
        self._parts.delegate.leaves_room_for_keys = bool(self._pinned)
        self._place = choose_place(anchor, self._bounds(), wanted=self._height_of(MOST_ROWS))
        self._search()
        self.show()
        self.raise_()
        self._parts.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self._app.installEventFilter(self)
        self._warm_up.start()

    def is_open(self) -> bool:
        """Tell whether the palette is there to be typed into."""
        return not self.isHidden()

    def hits(self) -> list[str]:
        """Return the ids of the codes that are listed now, best first."""
        rows = (self._parts.model.row(number) for number in range(self._parts.model.rowCount()))
        return [row.code.candidate.id for row in rows if row is not None]

    def current(self) -> str | None:
        """Return the id of the code that Enter would choose."""
        row = self._parts.model.row(self._parts.rows.currentIndex().row())
        return None if row is None else row.code.candidate.id

    def dismiss(self) -> None:
        """Close without a choice and give the focus back."""
        if self.is_open():
            self._close()
            self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the mouse is pressed elsewhere or the parent changes its size."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and self._is_elsewhere(watched):
            self._leave()
        elif kind == QEvent.Type.Resize and watched is self._parent:
            self.dismiss()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet that all stands on."""
        self._ground.paint(self, event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks between the lines from reaching the article below."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep the article below from scrolling."""
        event.accept()

    def _connect(self) -> None:
        edit, rows = self._parts.edit, self._parts.rows
        edit.readings_changed.connect(self._on_readings)
        edit.stepped.connect(self._step)
        edit.paged.connect(self._page)
        edit.accepted.connect(self._choose)
        edit.cancelled.connect(self.dismiss)
        edit.left.connect(self._leave)
        rows.clicked.connect(self._choose_clicked)
        rows.selectionModel().currentChanged.connect(self._show_definition)

    def _set_codes(self, codes: tuple[PaletteCode, ...]) -> None:
        if codes != self._codes:
            self._codes = codes
            self._by_id = {code.candidate.id: code for code in codes}
            self._index = CodeIndex([code.candidate for code in codes])

    def _on_readings(self) -> None:
        # On closing the line is emptied: nobody looks for anything then.
        if self.is_open():
            self._search()

    def _search(self) -> None:
        """List what fits the first reading that anything fits; what only sounds alike goes before the next ones."""
        found: dict[str, None] = {}
        for reading in self._parts.edit.readings():
            hits = self._index.find(reading, recent=self._recent)
            found |= dict.fromkeys(hit.id for hit in hits)
            if any(hit.where != Where.SOUND for hit in hits):
                break
        self._parts.model.set_rows([Row(self._by_id[code], self._pinned.get(code)) for code in found])
        self._parts.show_found(any_code=bool(self._codes), found=bool(found), typed=self._parts.edit.seen())
        self._arrange()
        self._parts.rows.setCurrentIndex(self._parts.model.index(0, 0))
        self._parts.rows.scrollToTop()

    def _arrange(self) -> None:
        """Stand beside the anchor, as high as what is listed."""
        self._parts.rows.setFixedHeight(self._shown_rows() * row_height(self.font()))
        self._parts.layout.activate()
        width = fit_width(self._bounds()) + 2 * SHADOW
        layout = self._parts.layout
        # The sentence about nothing found wraps: without the list, the height hangs on the width.
        wraps = layout.hasHeightForWidth()
        self.resize(width, layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height())
        self.move(top_left(self._anchor, self.size(), self._bounds(), above=self._place.above))

    def _shown_rows(self) -> int:
        spare = self._place.room - self._height_of(0)
        most = max(LEAST_ROWS, min(MOST_ROWS, spare // row_height(self.font())))
        return min(most, max(1, self._parts.model.rowCount()))

    def _height_of(self, rows: int) -> int:
        """Return the height of the sheet with so many lines listed."""
        return self._parts.height_around_rows() + rows * row_height(self.font())

    def _bounds(self) -> QRect:
        return QRect(QPoint(0, 0), self._parent.size())

    def _load_names(self) -> None:
        """Read how names sound while nothing has been typed yet, so that the first letter is as quick as the next."""
        self._index.warm_up()

    def _step(self, by: int) -> None:
        """Go down or up a line, from the last one to the first."""
        count = self._parts.model.rowCount()
        if count:
            self._go_to((self._parts.rows.currentIndex().row() + by) % count)

    def _page(self, by: int) -> None:
        """Go down or up by what is seen, no further than to the end."""
        wanted = self._parts.rows.currentIndex().row() + by * self._shown_rows()
        self._go_to(min(max(wanted, 0), self._parts.model.rowCount() - 1))

    def _go_to(self, number: int) -> None:
        self._parts.rows.setCurrentIndex(self._parts.model.index(number, 0))

    def _show_definition(self, current: QModelIndex) -> None:
        row = self._parts.model.row(current.row())
        self._parts.definition.set_text("" if row is None else row.code.definition)
        if row is not None and self.is_open() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken(row)))

    def _choose_clicked(self, index: QModelIndex) -> None:
        self._parts.rows.setCurrentIndex(index)
        self._choose()

    def _choose(self) -> None:
        code = self.current()
        if code is not None and self.is_open():
            self._close()
            self.chosen.emit(code)

    def _leave(self) -> None:
        """Close because a person went elsewhere: the focus stays where they went."""
        self._before = None
        self.dismiss()

    def _close(self) -> None:
        self._app.removeEventFilter(self)
        self._warm_up.stop()
        back, self._before = self._before, None
        self.hide()
        self._parts.edit.forget()
        if back is not None:
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _is_elsewhere(self, widget: QWidget) -> bool:
        return widget.window() is self.window() and widget is not self and not self.isAncestorOf(widget)
