"""A problem carries a code, its parameters, its cause and when to try again."""

import pickle

from mlconnector_gui.base.problem import Cause, Problem, Retry


def test_a_problem_tells_its_code_and_parameters() -> None:
    problem = Problem("mapping.missing", cause=Cause.MAPPING, role="tax_payable", amount="15.28 USD")

    assert str(problem) == "mapping.missing(role=tax_payable, amount=15.28 USD)"
    assert problem.params == {"role": "tax_payable", "amount": "15.28 USD"}
    assert problem.args == ("mapping.missing",)


def test_unless_told_otherwise_a_problem_is_mended_by_changing_what_was_entered() -> None:
    problem = Problem("account.incomplete")

    assert (problem.cause, problem.retry, problem.technical) == (Cause.VALIDATION, Retry.AFTER_CHANGE, "")


def test_the_other_systems_own_text_is_kept_beside_ours_and_not_in_it() -> None:
    problem = Problem("jde.refused", technical="Account Number Invalid", reference="M1")

    assert problem.technical == "Account Number Invalid"
    assert "Account Number Invalid" not in str(problem)


def test_a_problem_survives_the_way_to_another_process() -> None:
    problem = Problem("net.timeout", cause=Cause.CONNECTION, retry=Retry.LATER, technical="read", seconds=30)

    arrived = pickle.loads(pickle.dumps(problem))  # noqa: S301  our own bytes

    assert (arrived.code, arrived.params, arrived.cause, arrived.retry, arrived.technical) == (
        problem.code,
        problem.params,
        problem.cause,
        problem.retry,
        problem.technical,
    )
