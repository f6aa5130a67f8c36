"""A storefront begins as a whole copy of the template under its own name."""

import re
from pathlib import Path

import pytest

from tests.helpers.new_connector import NewConnector, write

MY_STORE = NewConnector(key="mystore", title="My Store 24")


def test_nothing_of_it_is_called_like_the_template(tmp_path: Path) -> None:
    files = write(MY_STORE, tmp_path)

    texts = {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert not [path for path, text in texts.items() if re.search(r"(?i)_template|example.?store", text)]
    assert "MYSTORE,product_sales," in texts["resources/sandbox/mapping/mystore.csv"]
    assert '"mystore.login_refused"' in texts["mlconnector_gui/ui/words/tables/mystore.py"]
    assert "class MyStore24Client" in texts["mlconnector_gui/connectors/mystore/client.py"]
    for path, text in texts.items():
        if path.endswith(".py"):
            compile(text, path, "exec")


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    words = tmp_path / "mlconnector_gui" / "ui" / "words" / "tables" / "mystore.py"
    words.parent.mkdir(parents=True)
    words.write_text("mine")

    with pytest.raises(FileExistsError, match=r"tables/mystore\.py is there already"):
        write(MY_STORE, tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [words]
    assert words.read_text() == "mine"


@pytest.mark.parametrize(
    ("key", "title"), [("My-Store", "My Store"), ("_mine", "Mine"), ("", "Mine"), ("mine", "24")]
)
def test_a_name_that_cannot_be_a_folder_or_a_class_is_refused(key: str, title: str) -> None:
    with pytest.raises(ValueError, match="such as"):
        NewConnector(key=key, title=title)
