"""Memos in the window: the tab beside the article, the journal, the signs in the text, and the links between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.core.changes import Changes
from desktop.core.clock import local_minute, now
from desktop.core.ids import new_id
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.ui.codebook.names import shown_name
from desktop.ui.reader.values import Sign
from desktop.ui.window.commands import Command
from desktop.ui.window.memo_keeper import MemoKeeper
from desktop.ui.window.memo_ways import MemoWays
from desktop.ui.window.parts import Part
from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.session.memos import MemoLine
    from desktop.ui.memos.journal import JournalPage
    from desktop.ui.memos.panel import MemoPanel
    from desktop.ui.memos.rows import MemoRow
    from desktop.ui.widgets.memo_edit import MemoEdit
    from desktop.ui.window.main_window import MainWindow

_TAB, _MODE = "memos", "journal"
_PLACES = frozenset({"coding", "article", "text_version", "code", "category", "codebook"})
_SIGHT = frozenset({"coder", "done", "return", "unblinding"})  # what decides who may read whose memos
_SHOWS = _PLACES | _SIGHT | {"memo"}


class MemoPart(Part):
    """Shows memos and keeps them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._panel: MemoPanel | None = None
        self._page: JournalPage | None = None
        self._article: str | None = None
        self._code: str | None = None
        self._lines: dict[str, MemoLine] = {}
        self._signs: dict[str, Sign] = {}
        self._keeper = MemoKeeper(window.performer)
        self._ways = MemoWays(window, self._show_memo, self._chosen_memo)
        window.work.add(_TAB, self._build_panel)
        window.pages.add_mode(_MODE, self._build_page)
        window.work.shown.connect(lambda _: self._refresh_panel())
        window.pages.shown.connect(lambda _: self._refresh_page())
        window.people.changed.connect(self._on_names)
        window.codebook.shown.connect(self._on_code)
        window.desk.shown_changed.connect(self._put_signs)
        window.view.sign_activated.connect(self._on_sign)
        self._tie(window.codings.memo)

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands this part adds."""
        return {
            "coding": [
                Command("write_memo", self.write_memo, lambda: self._article is not None),
                Command("article_memo", self.article_memo, lambda: self._article is not None),
                Command("copy_place", self._ways.copy, self._ways.can_copy),
            ],
            "view": [Command("journal", self.open_journal), Command("journal_all", self.open_all)],
        }

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Offer to copy the place."""
        if self._ways.can_copy():
            menu.addAction(say("command.copy_place")).triggered.connect(self._ways.copy)

    def write_memo(self) -> None:
        """Write the memo of the coding at work, or of the article if there is none."""
        if self.window.desk.at_work() is None:
            self.article_memo()
            return
        self.window.show_mode("coding")
        self.window.work.show_tab("codings")
        self.window.codings.memo.setFocus()

    def article_memo(self) -> None:
        """Write the memo of the article shown."""
        self.window.show_mode("coding")
        self.window.work.show_tab(_TAB)
        if self._panel is not None and self._article is not None:
            self._panel.article.edit.setFocus()

    def open_journal(self) -> None:
        """Show the journal with the keyboard in one's newest entry; in the journal, or without any, begin a new one."""
        if self.window.pages.mode() == _MODE and self._page is not None and self._page.scope() == "journal":
            self._begin_entry()
            return
        self._shown_page().show_scope("journal")
        newest = next((line for line in self.session.memos.journal() if line.memo.coder == self.session.coder.id), None)
        if newest is not None:
            self._shown_page().write_on(newest.memo.id)
        elif self.session.read_only is None:
            self._begin_entry()
        else:
            self._shown_page().list.setFocus()

    def open_all(self) -> None:
        """Show all memos of all kinds by time."""
        self._shown_page().show_scope("all")

    def keep(self) -> None:
        """Keep what is being written."""
        for edit in self._edits():
            edit.keep()

    def may_close(self) -> bool:
        """Keep what is being written."""
        self.keep()
        return True

    def on_article(self, article: str | None) -> None:
        """Show another article's memos, once what was being written is kept."""
        self.keep()
        self._article = article
        self._read()
        self._refresh_panel()

    def on_changed(self, changes: Changes) -> None:
        """Look again at memos and at what they are on."""
        if not changes.touches(*_SHOWS):
            return
        # A coding without a memo says nothing here: placing one must not cost what all memos cost.
        touched = changes.by_kind.keys() & _SHOWS
        if touched == {"coding"} and not changes.of("coding") & {line.memo.coding for line in self._lines.values()}:
            return
        if touched == {"memo"}:
            self._read_again(changes.of("memo"))
        else:
            self._read()
        self._refresh_panel()
        self._refresh_page()

    def _on_names(self) -> None:
        self._refresh_panel()
        self._refresh_page()

    def _on_code(self, code: str | None) -> None:
        self._code = code
        if self._panel is not None and self.window.work.is_shown(_TAB):
            self._show_code(self._panel)

    def _edits(self) -> list[MemoEdit]:
        found = [] if self._panel is None else list(self._panel.edits())
        return found if self._page is None else [*found, self._page.edit]

    def _tie(self, edit: MemoEdit) -> None:
        edit.leads = self._ways.leads
        edit.link_wanted.connect(self._ways.follow)
        edit.left.connect(lambda: self.window.show_mode("coding"))

    def _build_panel(self) -> QWidget:
        from desktop.ui.memos.panel import MemoPanel

        self._panel = MemoPanel()
        for box in (self._panel.article, self._panel.code):
            box.written.connect(self._keeper.keep)
            self._tie(box.edit)
        self._panel.jump_wanted.connect(self._ways.jump)
        return self._panel

    def _build_page(self) -> QWidget:
        from desktop.ui.memos.journal import JournalPage

        self._page = JournalPage()
        self._tie(self._page.edit)
        self._page.written.connect(self._keeper.keep)
        self._page.entry_wanted.connect(self._begin_entry)
        self._page.scope_changed.connect(lambda _: self._refresh_page())
        self._page.jump_wanted.connect(self._ways.jump)
        self._page.left.connect(lambda: self.window.show_mode("coding"))
        return self._page

    def _shown_page(self) -> JournalPage:
        self.window.show_mode(_MODE)
        assert self._page is not None
        return self._page

    def _show_memo(self, memo: str) -> None:
        self._shown_page().show_scope("all")
        self._shown_page().choose(memo)

    def _chosen_memo(self) -> str | None:
        if self._page is None or self.window.pages.mode() != _MODE:
            return None
        row = self._page.list.current()
        return None if row is None else row.id

    def _begin_entry(self) -> None:
        if self.session.read_only is not None:
            self.performer.refused.emit(self.session.read_only)
            return
        page, identity = self._shown_page(), new_id()
        if page.scope() != "journal":
            page.show_scope("journal")
        from desktop.ui.memos.rows import MemoRow

        place = MemoPlace(STUDY, identity)
        page.begin(MemoRow(identity, place, local_minute(now()), "", "", can_jump=False))

    def _refresh_panel(self) -> None:
        if self._panel is None or not self.window.work.is_shown(_TAB):
            return
        book, may = self.session.memos, self.session.read_only is None
        text = self.session.read.text(self._article) if self._article else None
        if text is None:
            self._panel.article.show_none(say("memos.article_title"), say("memos.no_article"))
            self._panel.show_rows([])
        else:
            place = MemoPlace("article", text.article.id)
            memo, title = book.own(place), say("memos.on_article", headline=text.article.headline)
            self._panel.article.show_place(place, title, memo.text if memo else "", editable=may)
            from desktop.session.memos import in_reading_order

            self._panel.show_rows(self._rows(in_reading_order(self._lines.values())))
        self._show_code(self._panel)

    def _show_code(self, panel: MemoPanel) -> None:
        code = self.session.read.codebook().code(self._code) if self._code else None
        if code is None:
            panel.code.show_none(say("memos.code_title"), say("memos.no_code"))
            return
        place = MemoPlace("code", code.id)
        memo, may = self.session.memos.own(place), self.session.read_only is None
        title = say("memos.on_code", number=code.number, name=shown_name(code))
        panel.code.show_place(place, title, memo.text if memo else "", editable=may)

    def _refresh_page(self) -> None:
        if self._page is None or self.window.pages.mode() != _MODE:
            return
        book = self.session.memos
        is_journal = self._page.scope() == "journal"
        rows = self._rows(book.journal() if is_journal else book.all())
        # Where all are entries of the journal, the day is what tells them apart.
        rows = [row._replace(where=row.time, time="") for row in rows] if is_journal else rows
        self._page.show_rows(rows, may_write=self.session.read_only is None)

    def _read(self) -> None:
        lines = self.session.memos.in_article(self._article) if self._article else []
        self._lines = {line.memo.id: line for line in lines}
        self._signs = {line.memo.id: sign for line in lines if (sign := _sign(line)) is not None}
        self._put_signs()

    def _read_again(self, memos: frozenset[str]) -> None:
        """Look again at these memos alone: an article may have hundreds, and each pause in writing one comes here."""
        for memo in memos:
            line = self.session.memos.line(memo)
            self._lines.pop(memo, None)
            self._signs.pop(memo, None)
            if line is not None and line.article == self._article:
                self._lines[memo] = line
                if (sign := _sign(line)) is not None:
                    self._signs[memo] = sign
        self._put_signs()

    def _put_signs(self) -> None:
        """Show the signs of one's own memos, and of others' where their codings are shown too."""
        me, others = self.session.coder.id, self.window.desk.shown.others
        whose = {memo: line.memo.coder for memo, line in self._lines.items()}
        shown = [sign for memo, sign in self._signs.items() if whose[memo] == me or whose[memo] in others]
        self.window.signs.put("memo", shown)

    def _on_sign(self, identity: str) -> None:
        """Open the memo whose sign was clicked: one's own to be written in, another's to be read."""
        line = self._lines.get(identity)
        if line is None:
            return
        window = self.window
        if window.view.scene.marks.get(line.place.id) is not None:
            window.view.activate(line.place.id)
        if line.memo.coder == self.session.coder.id:
            window.work.show_tab("codings")
            window.codings.choose(line.place.id)
            return
        window.work.show_tab(_TAB)
        if self._panel is not None:
            self._panel.list.choose(identity)

    def _rows(self, lines: Sequence[MemoLine]) -> list[MemoRow]:
        from desktop.ui.memos.rows import MemoRow

        me, people = self.session.coder.id, self.window.people
        codebook = self.session.read.codebook()
        colors = {code.id: codebook.color_of(code) for code in codebook.codes}
        return [
            MemoRow(
                line.memo.id, line.place, line.where, local_minute(line.memo.made), line.memo.text,
                writer="" if line.memo.coder == me else people.shown(line.memo.coder),
                color=colors.get(line.code or "", ""), can_jump=line.place.kind != STUDY,
            )
            for line in lines
        ]  # fmt: skip


def _sign(line: MemoLine) -> Sign | None:
    """Return the sign of a memo in the text, None for one that is on no words there."""
    if line.span is None:
        return None
    from desktop.ui.memos.rows import beginning

    return Sign(line.memo.id, line.span, "memo", say("memos.sign", text=beginning(line.memo.text)))
