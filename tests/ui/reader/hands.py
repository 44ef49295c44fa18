"""Hands on an article view: points of characters, drags, clicks, keys, and what was painted and told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.paragraphs import Paragraph, Role
from desktop.core.spans import Span
from desktop.ui.reader import ArticleView, Mark, ReaderText
from desktop.ui.reader.page import Place

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


def article(*parts: tuple[Role, str] | str) -> ReaderText:
    """Return an article of these paragraphs, body unless a role is given."""
    text, paragraphs = "", []
    for part in parts:
        role, words = part if isinstance(part, tuple) else (Role.BODY, part)
        text += "\n\n" if text else ""
        paragraphs.append(Paragraph(len(text), len(text) + len(words), role))
        text += words
    return ReaderText(text, tuple(paragraphs))


ARTICLE = article(
    (Role.HEADLINE, "渡口村的晒谷场"),
    (Role.BYLINE, "本报记者 石榴"),
    "晒谷场在村子东头。秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹。",
    "今年场边多了一块公示栏。谁家晒几天，谁来看管，上面写得清清楚楚；有意见的，可以当场提出来！",
    (Role.HEADING, "大家的事大家管"),
    "网格员每天傍晚来转一圈。",
)


class _Watched(ArticleView):
    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()
        self.paints = 0

    def paintEvent(self, event) -> None:
        self.painted += event.region()
        self.paints += 1
        super().paintEvent(event)


class Hands:
    """A view of 900 × 700 with every signal noted."""

    def __init__(self) -> None:
        self.view = _Watched()
        self.told: list[tuple] = []
        for name in (
            "selection_changed", "mark_activated", "mark_hovered", "code_requested", "recode_requested",
            "lift_requested", "resize_requested", "hotkey_pressed", "letter_pressed", "zoom_requested", "help_requested",
            "escape_pressed",
        ):  # fmt: skip
            getattr(self.view, name).connect(lambda *facts, name=name: self.told.append((name, *facts)))
        self.view.resize(900, 700)
        self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        self.settle()

    @property
    def text(self) -> str:
        return self.view.scene.article.text

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def words(self, span: Span | None) -> str | None:
        return None if span is None else self.text[span.start : span.end]

    def selected(self) -> str | None:
        return self.words(self.view.selection())

    def mark(self, words: str, identity: str = "a", label: str = "类目", color: str = "#c23b2e") -> Mark:
        mark = Mark(identity, self.span(words), label, color, f"{label} <b>{words}</b>")
        self.view.add_mark(mark)
        return mark

    def names(self, *wanted: str) -> list[tuple]:
        return [each for each in self.told if each[0] in wanted]

    def point(self, position: int, *, share: float = 0.3) -> QPoint:
        """Return a point on the character at a position, so far into it."""
        page = self.view.scene.page
        here, there = page.spot(Place(position)), page.spot(Place(position + 1, upstream=True))
        setting = page.laid(page.blocks.index_at(position)).setting
        return QPoint(round(here.x + (there.x - here.x) * share), here.y + setting.baseline - round(setting.em * 0.4))

    def click(self, position: int, modifiers=NONE) -> None:
        self.unhurried()
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, self.point(position))

    def double_click(self, position: int) -> None:
        point = self.point(position)
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, point)
        QTest.mouseDClick(self.view.viewport(), LEFT, NONE, point)

    def triple_click(self, position: int) -> None:
        self.double_click(position)
        QTest.mouseClick(self.view.viewport(), LEFT, NONE, self.point(position))

    def drag(self, start: int, end: int, modifiers=NONE) -> None:
        """Drag from the character at `start` to the far half of the one before `end`."""
        self.drag_points(self.point(start), self.point(end - 1, share=0.7), modifiers)

    def drag_points(self, begin: QPoint, end: QPoint, modifiers=NONE, *, release: bool = True) -> None:
        self.unhurried()
        self.mouse(QEvent.Type.MouseButtonPress, begin, modifiers)
        for step in (1, 2, 3):
            self.mouse(QEvent.Type.MouseMove, begin + (end - begin) * step / 3, modifiers)
        if release:
            self.mouse(QEvent.Type.MouseButtonRelease, end, modifiers)

    def mouse(self, kind: QEvent.Type, point: QPoint, modifiers=NONE) -> None:
        viewport = self.view.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        where = QPointF(viewport.mapToGlobal(point))
        QApplication.sendEvent(viewport, QMouseEvent(kind, QPointF(point), where, button, held, modifiers))

    def unhurried(self) -> None:
        """Let the time for a third click pass."""
        self.view._pointer._twice.invalidate()

    def hover(self, point: QPoint) -> None:
        QTest.mouseMove(self.view.viewport(), point)
        self.settle()

    def key(self, key: Qt.Key, modifiers=NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, key, modifiers)

    def sign(self, text: str) -> None:
        """Press a key of which only what it writes is known, as from an input method."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.view, QKeyEvent(kind, 0, NONE, text))

    def stripe(self, identity: str) -> QPoint:
        """Return the middle of a coding's stripe in the first block in sight that bears it."""
        from desktop.ui.reader.stripes import stripe_rect

        page, book = self.view.scene.page, self.view.scene.lanes
        for index, y in page.in_sight():
            known = book.of(index)
            for lane in known.lanes:
                if lane.mark.id == identity:
                    return stripe_rect(page, page.laid(index), y, lane, known.slot).center()
        raise LookupError(identity)

    def painted_by(self, work) -> QRegion:
        """Return the region that gets painted because of some work."""
        self.settle()
        self.view.painted = QRegion()
        work()
        self.settle()
        return self.view.painted

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        self.settle()
