from __future__ import annotations

import pytest


@pytest.fixture
def plain_look(qapp):
    """Give the application back its look after a test has changed it."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def parent(qapp):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.resize(400, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()
