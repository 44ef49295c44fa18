from desktop.session.starter import build_starter
from tests.programs.long_day import live


def test_what_is_done_as_it_comes_leaves_no_fault_and_just_what_the_log_makes(qapp, tmp_path):
    path = tmp_path / "starter.zhubi"
    coder = build_starter(path)
    day = live(path, 60, seed=5, coder=coder)
    assert day.faults == []
    assert {"code", "lift", "undo"} <= day.keys.keys()
    assert {"recode", "rank", "memo", "sheet", "none", "flag", "redo"} <= day.first.keys()
