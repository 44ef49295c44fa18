from desktop.core.errors import KnownError
from desktop.wording import LANGUAGES, explain


def test_a_fact_may_be_called_as_the_catalogue_calls_its_own():
    error = KnownError("column_taken", key="page", name="版次")
    assert explain(error) == "导出列名“page”已经用于“版次”，没有保存；请换一个。"
    assert all("page" in explain(error, language=language) for language in LANGUAGES)
