"""The codings on the surface: shown, changed one by one, hovered and put under focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.core.spans import Span
from desktop.ui.reader.signs import covered
from desktop.ui.reader.surface import Surface
from desktop.ui.reader.values import Mark, Sign


class CodedSurface(Surface):
    """A surface that shows codings and repaints only the paragraphs in which one has changed."""

    mark_hovered = Signal(str)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other codings on the same article."""
        scene = self.scene
        scene.marks.replace_all(marks)
        scene.lanes.forget_all()
        scene.hovered = None
        self._drop_lost_hand()
        self.map.forget_marks()
        self.touch_all()

    def add_mark(self, mark: Mark) -> None:
        """Show one more coding; one of the same id is replaced."""
        self.replace_mark(mark)

    def remove_mark(self, mark_id: str) -> None:
        """Show a coding no longer."""
        mark = self.scene.marks.remove(mark_id)
        if mark is not None:
            self.map.count(mark, -1)
            self._marks_changed(mark)
            self._drop_lost_hand()

    def replace_mark(self, mark: Mark) -> None:
        """Show a coding as it has become: its span, code or colour."""
        before = self.scene.marks.remove(mark.id)
        self.scene.marks.add(mark)
        if before is not None:
            self.map.count(before, -1)
        self.map.count(mark, 1)
        self._marks_changed(mark)
        if before is not None and before.span != mark.span:
            self._marks_changed(before)

    def marks(self) -> list[Mark]:
        """Return the codings shown, in reading order."""
        return self.scene.marks.all()

    def focus_label(self, label: str | None, *, alone: bool = False) -> None:
        """Tint all codings of one label, or none; with `alone` all others step back behind them."""
        if (label, alone and label is not None) != (self.scene.focused, self.scene.alone):
            self.scene.focused, self.scene.alone = label, alone and label is not None
            self.touch_all()

    def set_signs(self, signs: Sequence[Sign]) -> None:
        """Show these signs beside the text instead of those there were."""
        before = set(self.scene.signs.all())
        changed = before.symmetric_difference(signs)
        self.scene.signs.replace_all(signs)
        self.point_at(())
        self.touch_lines(*covered(changed))
        if changed:
            self.map.redraw()

    def set_unit(self, span: Span | None) -> None:
        """Frame the unit that is to be judged now and keep it in sight, or frame none."""
        before, self.scene.unit = self.scene.unit, span
        if (before is None) != (span is None):
            self.touch_all()
        self.touch_lines(before, span)
        if span is not None:
            self.reveal_amid(span)

    def set_found(self, spans: Sequence[Span], now: Span | None = None) -> None:
        """Show what a search found, in order and apart, one of it as the place where the search stands."""
        self.touch_lines(self.scene.found_now, now)
        changed = self.scene.found != tuple(spans)
        self.scene.found, self.scene.found_now = tuple(spans), now
        if changed:
            self.touch_all()
            self.map.redraw()

    def point_at(self, signs: Sequence[Sign]) -> None:
        """Tint the words of the signs under the mouse."""
        if tuple(signs) != self.scene.pointed:
            self.touch_lines(*covered([*self.scene.pointed, *signs]))
            self.scene.pointed = tuple(signs)

    def in_hand(self) -> str | None:
        """Return the id of the coding in hand, or nothing."""
        return self.scene.in_hand

    def preview(self, span: Span | None) -> None:
        """Show the coding in hand on another span while its end is dragged."""
        held = self.scene.marks.get(self.in_hand())
        self.touch_lines(held and held.span, self.scene.preview, span)
        self.scene.preview = span

    def hover(self, mark_id: str | None) -> None:
        """Tint the coding under the mouse."""
        if mark_id == self.scene.hovered:
            return
        before, now = self.scene.marks.get(self.scene.hovered), self.scene.marks.get(mark_id)
        self.scene.hovered = mark_id
        self.touch_lines(before and before.span, now and now.span)
        self.mark_hovered.emit(mark_id or "")

    def _marks_changed(self, mark: Mark) -> None:
        touched = self.scene.page.blocks.touched(*mark.span)
        self.scene.lanes.forget(touched)
        self.touch_blocks(touched)
        if mark.id == self.in_hand():
            self.touch_lines(mark.span, self.scene.preview)

    def _drop_lost_hand(self) -> None:
        """Let go of the coding in hand if it is no longer shown."""
        raise NotImplementedError
