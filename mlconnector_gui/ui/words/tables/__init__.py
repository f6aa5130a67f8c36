"""What each code means: short phrase, what happened, what it stops, what to do; one table an area."""

from mlconnector_gui.ui.words.tables import (
    accounting,
    completeness,
    customers,
    example_store,
    jde,
    jde_site,
    mapping,
    masters,
    net,
    payables,
    people,
    policy,
    posting,
    schedule,
    shopify,
    shopify_books,
    store,
    webhook,
    woocommerce,
    workplace,
)

Wording = tuple[str, str, str, str]
"""(short phrase, what happened, what it stops, what to do); `{name}` is filled from the params."""

WORDINGS: dict[str, Wording] = {
    **accounting.WORDINGS,
    **completeness.WORDINGS,
    **customers.WORDINGS,
    **example_store.WORDINGS,
    **jde.WORDINGS,
    **jde_site.WORDINGS,
    **masters.WORDINGS,
    **mapping.WORDINGS,
    **net.WORDINGS,
    **payables.WORDINGS,
    **people.WORDINGS,
    **policy.WORDINGS,
    **posting.WORDINGS,
    **schedule.WORDINGS,
    **shopify.WORDINGS,
    **shopify_books.WORDINGS,
    **store.WORDINGS,
    **webhook.WORDINGS,
    **woocommerce.WORDINGS,
    **workplace.WORDINGS,
}
