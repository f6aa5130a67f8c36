"""How a token is come by, kept in force, and never shown."""

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Standing
from tests.helpers.problems import refused
from tests.helpers.shopify_shop import Place, read


def token_calls(place: Place) -> int:
    return [path for _, path in place.simulator.requests].count("/admin/oauth/access_token")


async def test_a_token_is_asked_for_once_and_then_used(place: Place) -> None:
    source = place.source()

    await source.facts()
    await source.facts()

    assert token_calls(place) == 1


async def test_a_token_is_asked_for_anew_ahead_of_its_end(place: Place) -> None:
    source = place.source()
    await source.facts()

    place.clock.advance(place.shop.token_seconds - 300)
    await source.facts()

    assert token_calls(place) == 2
    assert len(place.simulator.tokens.granted) == 2


async def test_a_token_that_is_refused_in_the_middle_of_a_run_is_replaced(place: Place) -> None:
    place.stories.by_card(place.clock.now())
    source = place.source()
    await source.facts()

    place.simulator.tokens.expire_all()

    assert len(await read(source)) == 1
    assert token_calls(place) == 2


async def test_a_new_token_that_is_refused_too_is_a_problem_and_no_loop(place: Place) -> None:
    place.shop.token_seconds = 0
    source = place.source()

    with refused("shopify.token_refused"):
        await source.facts()

    assert token_calls(place) == 2


async def test_a_static_token_needs_no_other_call(place: Place) -> None:
    source = place.source(values={"access": "token"}, access_token=place.shop.static_token)

    assert (await source.facts())["currency"] == "USD"
    assert token_calls(place) == 0


async def test_a_static_token_that_is_refused_has_no_successor(place: Place) -> None:
    source = place.source(values={"access": "token"}, access_token="shpat_wrong")

    with refused("shopify.token_refused"):
        await source.facts()


async def test_an_offline_token_is_refreshed_and_the_new_refresh_token_is_kept(place: Place) -> None:
    first = place.shop.refresh_token
    source = place.source(values={"access": "offline"}, refresh_token=first)

    await source.facts()
    place.clock.advance(3500)
    await source.facts()

    assert token_calls(place) == 2
    assert place.kept["refresh_token"] == place.simulator.tokens.refresh_tokens[-1] != first
    later = place.source(values={"access": "offline"}, **place.kept)
    assert (await later.facts())["currency"] == "USD"


async def test_a_refresh_token_that_is_over_is_named(place: Place) -> None:
    source = place.source(values={"access": "offline"}, refresh_token="shprt_over")

    with refused("shopify.refresh_refused"):
        await source.facts()


async def test_an_app_that_is_not_installed_or_not_of_the_shop_is_named(place: Place) -> None:
    place.shop.is_same_organisation = False
    with refused("shopify.other_organisation"):
        await place.source().facts()

    place.shop.is_installed = False
    with refused("shopify.app_not_installed"):
        await place.source().facts()


@pytest.mark.parametrize("access", ["client_credentials", "token", "offline"])
def test_what_a_way_in_needs_is_asked_for_before_anything_is_opened(place: Place, access: str) -> None:
    with refused("shopify.login_incomplete"):
        place.source(values={"access": access}, client_secret="")


async def test_a_wrong_secret_is_not_shown_where_shopify_repeats_it(place: Place) -> None:
    proofs = [proof async for proof in place.source(client_secret="shpss_not_this_one").prove()]

    assert [proof.standing for proof in proofs] == [Standing.FAILED]
    problem = proofs[0].problem
    assert isinstance(problem, Problem)
    assert problem.code == "shopify.client_refused"
    assert "not_this_one" not in problem.technical
