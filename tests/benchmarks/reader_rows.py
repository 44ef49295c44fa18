"""The article view's rows: opening, placing, lifting, wheel and page, in CPU milliseconds, with their floor."""

from __future__ import annotations

import importlib.util
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter, QTextLayout, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.paragraphs import Paragraph
from desktop.core.spans import Span
from desktop.ui.reader import ArticleView, Mark, ReaderText, ViewStyle

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_COLORS = ("#2f7d6b", "#4c78b8", "#c23b2e", "#b7791f", "#7b5ea7")
_WIDTH, _HEIGHT = 1000, 900
_OWN = "村口的路灯修好了，大家晚上出门散步，说起这件事都很高兴。\n\n镇里把各家的意见记下来，一件一件去办，办完了再回来问一问满意不满意。\n\n"


def open_row() -> float:
    """Show 100k characters with 10k codings and paint them for the first time."""
    return _median(lambda: _timed_open(10_000), 5)


def place_row() -> float:
    """Add one coding in sight, at 10k codings, and repaint."""
    view = _view(10_000)
    return _median(lambda: _timed_place(view), 40)


def lift_row() -> float:
    """Remove one coding in sight, at 10k codings, and repaint."""
    view = _view(10_000)
    return _median(lambda: _timed_lift(view), 40)


def wheel_row() -> float:
    """Turn the wheel by one notch, at 20k codings, and repaint."""
    view = _view(20_000)
    return _median(lambda: _timed(lambda: _turn(view)), 60)


def page_row() -> float:
    """Go one page down, at 20k codings, and repaint."""
    view = _view(20_000)
    return _median(lambda: _timed(lambda: QTest.keyClick(view, Qt.Key.Key_PageDown)), 30)


def floor_row() -> float:
    """Shape one screenful with plain text layouts and draw it."""
    article = _article()
    return _median(lambda: _timed_floor(article), 15)


def rows() -> dict[str, float]:
    """Return every row."""
    each = (floor_row, open_row, place_row, lift_row, wheel_row, page_row)
    return {row.__name__.removesuffix("_row"): round(row(), 2) for row in each}


@cache
def _application() -> str:
    _kept.append(QApplication.instance() or QApplication([]))
    try:
        import pylopdf_fonts_zh_cn
    except ImportError:
        return ""
    font = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


_kept: list[object] = []


@cache
def _article() -> ReaderText:
    text = _workload_text()
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            paragraphs.append(Paragraph(start, start + len(part)))
        start += len(part) + 2
    return ReaderText(text, tuple(paragraphs))


def _workload_text() -> str:
    workload = _workload()
    if workload is None:
        return (_OWN * (100_000 // len(_OWN) + 1))[:100_000]
    return workload.long_text(workload.load_pages(_SHARED / "pages"))


def _workload():
    file = _SHARED / "workload.py"
    if not file.exists():
        return None
    spec = importlib.util.spec_from_file_location("workload", file)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["workload"] = module
    spec.loader.exec_module(module)
    return module


@cache
def _marks(count: int) -> tuple[Mark, ...]:
    workload = _workload()
    if workload is None:
        spans = _own_spans(count)
    else:
        spans = [(span.code, span.start, span.end) for span in workload.spans(count, 100_000)]
    return tuple(
        Mark(f"m{number}", Span(start, end), f"类目{code}", _COLORS[code % 5])
        for number, (code, start, end) in enumerate(spans)
    )


def _own_spans(count: int) -> list[tuple[int, int, int]]:
    draw = random.Random(1)
    starts = [draw.randint(0, 99_000) for _ in range(count)]
    return [(draw.randrange(20), start, start + draw.randint(20, 200)) for start in starts]


def _made() -> ArticleView:
    family = _application()
    view = ArticleView()
    view.set_style(ViewStyle(family=family))
    view.resize(_WIDTH, _HEIGHT)
    view.show()
    _settle()
    return view


@cache
def _view(count: int) -> ArticleView:
    view = _made()
    view.show_article(_article(), _marks(count))
    view.setFocus()
    _settle()
    view.scroll_pixels(20_000)
    _settle()
    return view


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    QApplication.processEvents()
    return (time.process_time() - start) * 1000


def _timed_open(count: int) -> float:
    view = _made()
    marks = _marks(count)
    article = _article()
    spent = _timed(lambda: view.show_article(article, marks))
    view.close()
    view.deleteLater()
    _settle()
    return spent


def _timed_place(view: ArticleView) -> float:
    position = view.scene.page.place_at(300, _HEIGHT // 2).position
    mark = Mark("new", Span(position, position + 40), "类目", "#c23b2e")
    spent = _timed(lambda: view.add_mark(mark))
    view.remove_mark("new")
    _settle()
    return spent


def _timed_lift(view: ArticleView) -> float:
    position = view.scene.page.place_at(300, _HEIGHT // 2).position
    mark = view.scene.marks.at(position)[0]
    spent = _timed(lambda: view.remove_mark(mark.id))
    view.add_mark(mark)
    _settle()
    return spent


def _turn(view: ArticleView) -> None:
    middle, none = QPointF(400, 400), Qt.MouseButton.NoButton
    turn = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, -120), none,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)


def _timed_floor(article: ReaderText) -> float:
    view = _view(10_000)
    font = view.scene.page.metrics.body.font
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)

    def draw() -> None:
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        y = 0.0
        for start, end, _ in article.paragraphs:
            layout = QTextLayout(article.text[start:end].replace("\n", "\u2028"), font)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(757)
                line.setPosition(QPointF(0, y))
                y += 34
            layout.endLayout()
            layout.draw(painter, QPointF(50, 0))
            if y > _HEIGHT:
                break
        painter.end()

    return _timed(draw)


def _median(measure: Callable[[], float], times: int) -> float:
    measure()
    found: Sequence[float] = [measure() for _ in range(times)]
    return statistics.median(found)


if __name__ == "__main__":
    print(rows())
