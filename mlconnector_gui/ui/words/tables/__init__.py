"""What each code means: short phrase, what happened, what it stops, what to do; one table an area."""

from mlconnector_gui.ui.words.tables import (
    accounting,
    bigcommerce,
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
    records,
    schedule,
    store,
    webhook,
    woocommerce,
    workplace,
)

Wording = tuple[str, str, str, str]
"""(short phrase, what happened, what it stops, what to do); `{name}` is filled from the params."""

WORDINGS: dict[str, Wording] = {
    **accounting.WORDINGS,
    **bigcommerce.WORDINGS,
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
    **records.WORDINGS,
    **schedule.WORDINGS,
    **store.WORDINGS,
    **webhook.WORDINGS,
    **woocommerce.WORDINGS,
    **workplace.WORDINGS,
}
