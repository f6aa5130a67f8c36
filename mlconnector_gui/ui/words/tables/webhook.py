"""Words for what concerns webhooks."""

_BY_CLOCK = "Orders are still fetched by the clock, but not within seconds."
_NOT_SAVED = "Nothing was saved."

WORDINGS = {
    "webhook.port_invalid": (
        "port invalid",
        "{port} is no port.",
        _NOT_SAVED,
        "Choose a number from 1 to 65535.",
    ),
    "webhook.host_invalid": (
        "listening address invalid",
        "“{host}” is no address that this machine can listen on.",
        _NOT_SAVED,
        "Enter 127.0.0.1 for this machine alone, or the machine's own IP address in your network.",
    ),
    "webhook.public_address_invalid": (
        "public address invalid",
        "“{address}” is no address that a store can call.",
        _NOT_SAVED,
        "Enter it as https://hooks.example.com, without a question mark and without a login.",
    ),
    "webhook.limit_invalid": (
        "limit invalid",
        "A limit of webhooks is below 1.",
        _NOT_SAVED,
        "Enter a whole number of 1 or more.",
    ),
    "webhook.port_taken": (
        "port in use",
        "Port {port} on {host} is in use by another program, or not allowed here.",
        f"Webhooks cannot arrive. {_BY_CLOCK}",
        "Choose another port, or end the other program; it is tried again every second.",
    ),
    "webhook.no_address": (
        "no address",
        "There is no address yet that {name} could deliver to.",
        "The webhooks were not set up.",
        "Switch the endpoint on, and enter the public address if the store is outside this network.",
    ),
    "webhook.not_set_up": (
        "webhooks not set up",
        "{name} has no webhooks yet.",
        "Nothing was done.",
        "Register the webhooks first.",
    ),
    "webhook.none_of_this_kind": (
        "no webhooks",
        "{name} is of a kind that has no webhooks.",
        "Nothing was done.",
        "Choose a store that has some; the others are fetched by the clock.",
    ),
    "webhook.entered_by_hand": (
        "entered by hand",
        "{name} cannot be told from here where to deliver.",
        "No webhook was created.",
        "Enter the address that is shown here in the store's own settings.",
    ),
    "webhook.inbox_full": (
        "inbox full",
        "More deliveries wait to be written than the inbox holds.",
        "The store was asked to deliver again later.",
        "Look at the disk of this machine if it stays so.",
    ),
    "webhook.test_refused": (
        "test refused",
        "The test reached {address}, which answered {status}.",
        "Deliveries of the store will not arrive either.",
        "Have the proxy hand on everything below /hooks/ unchanged to this machine's port.",
    ),
    "webhook.test_answered_by_another": (
        "another server answered",
        "At {address} something answered that is not this workspace.",
        "Deliveries of the store go astray.",
        "Check where the proxy of that address leads, and that no other ML Connector has it.",
    ),
}
