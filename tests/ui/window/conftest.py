from __future__ import annotations

import pytest


@pytest.fixture
def parent(qapp):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.resize(400, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()
