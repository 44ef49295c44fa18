from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.ui.memos.panel import MemoPanel


@pytest.mark.parametrize("height", [0, 400])
def test_no_memo_is_cut_at_its_lower_edge_however_low_the_panel_gets(qapp, height):
    panel = MemoPanel()
    panel.show_rows(())
    panel.show()
    panel.resize(300, max(height, panel.minimumSizeHint().height()))
    for _ in range(3):
        qapp.processEvents()
    for memo in (panel.article, panel.code):
        assert memo.rect().contains(memo.edit.geometry())
        assert panel.rect().contains(memo.geometry())
    assert panel.code.y() - panel.article.geometry().bottom() < 12
    panel.close()
    panel.deleteLater()
