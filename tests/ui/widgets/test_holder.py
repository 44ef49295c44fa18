"""A holder gives its room to one widget and lays nothing outside out anew for what changes inside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.widgets.holder import Holder


class Watched(QWidget):
    def __init__(self):
        super().__init__()
        self.asked = 0

    def event(self, event):
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


@pytest.fixture
def held(qapp):
    outer, holder = Watched(), Holder()
    QVBoxLayout(outer).addWidget(holder)
    inner = QWidget()
    QVBoxLayout(inner).addWidget(QLabel("问题", objectName="label"))
    holder.hold(inner)
    outer.resize(300, 200)
    outer.show()
    qapp.processEvents()
    yield outer, holder, inner
    outer.close()
    outer.deleteLater()


def test_what_is_held_has_all_the_room(held, qapp):
    outer, holder, inner = held
    assert inner.geometry() == holder.rect()
    outer.resize(500, 260)
    qapp.processEvents()
    assert inner.geometry() == holder.rect()
    assert holder.sizeHint() == inner.sizeHint()
    assert holder.minimumSizeHint() == inner.minimumSizeHint()


def test_a_change_inside_ends_inside(held, qapp):
    outer, _, inner = held
    outer.asked = 0
    label = inner.findChild(QLabel, "label")
    label.setText("一个长得多的问题，\n还有第二行")
    qapp.processEvents()
    assert label.height() >= label.sizeHint().height()
    assert outer.asked == 0
