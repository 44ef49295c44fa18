"""Each kind of sign is told apart by its outline alone, whatever its colour and however many it stands for."""

import itertools

import pytest

pytest.importorskip("PySide6.QtGui")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desktop.ui.reader.sign_shapes import draw_sign
from tests.ui.reader.test_signs import beside, put

KINDS = ("query", "suggestion", "ruling", "memo")


def drawn(kind: str, *, count: int = 1, side: int = 15) -> QImage:
    image = QImage(side + 8, side + 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_sign(painter, QRectF(4, 4, side, side), kind, count=count, color=QColor("#000000"), font=QFont())
    painter.end()
    return image


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(KINDS, 2)))
def test_no_two_kinds_look_alike(qapp, one, other, count):
    assert drawn(one, count=count) != drawn(other, count=count)


@pytest.mark.parametrize("side", [11, 15, 24])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sign_stays_within_its_square(qapp, kind, side):
    image = drawn(kind, side=side)
    edge = [(x, y) for x in range(side + 8) for y in range(side + 8) if {x, y} & {0, 1, side + 6, side + 7}]
    assert {image.pixelColor(x, y).name() for x, y in edge} == {"#ffffff"}


def test_what_waits_for_the_lead_stands_nearest_to_the_text(hands):
    put(hands, ("memo", "谷场"), ("suggestion", "晒谷"), ("ruling", "渡口"), ("query", "晒"))
    clusters, _ = beside(hands, "渡口")
    assert [(each.kind, len(each.signs)) for each in clusters] == [("query", 1), ("suggestion", 1), ("ruling", 2)]
