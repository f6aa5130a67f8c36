from mlconnector_gui.jde.answers import error_text, errors_in, reply_text
from mlconnector_gui.net.client import Reply


def test_the_text_of_an_error_is_looked_for_in_the_order_that_clients_use() -> None:
    error = {"MOBILE": "mobile", "DESC": "desc", "TITLE": "title"}
    nested = {"Step": {"JAS Response": {"fs_X": {"errors": [error]}}}}
    tree: dict[str, object] = {
        "jde__simpleMessage": "simple",
        "message": nested,
        "userDefinedErrorText": "own",
        "exception": "Exception",
    }

    assert error_text(tree) == "simple"
    del tree["jde__simpleMessage"]
    assert error_text(tree) == "mobile"
    assert error_text({**tree, "message": "text"}) == "text"
    assert error_text({**tree, "message": {}}) == "own"
    assert error_text({"message": {"Step": {"Message": "too late"}}}) == "too late"
    assert error_text({"exception": "E"}) == "E"
    assert error_text({}) == ""


def test_errors_are_found_wherever_they_are() -> None:
    tree = {
        "a": [{"errors": [{"DESC": "one"}]}],
        "sysErrors": [{"TITLE": "two"}],
        "Errors/Warnings": [{"Errors": ["three"], "Warnings": [{"DESC": "not this"}]}],
        "errors": [],
    }

    assert sorted(str(error) for error in errors_in(tree)) == ["one", "three", "two"]


def test_a_page_is_quoted_by_its_beginning() -> None:
    reply = Reply(status=503, headers={"content-type": "text/html"}, body=b"<html>\n Down </html>")

    assert reply_text(reply) == "<html> Down </html>"
