"""Words for what goes from JD Edwards to the storefronts: prices, products and orders."""

_NOTHING_SENT = "Nothing was sent to the store."
_NOT_DRAFTED = "No change is drafted."
_REPLAY = "Replay the posting: the store is looked at again, and the change is shown anew."

WORDINGS = {
    "record.field_unnamed": (
        "field without a name",
        "A field of the record has no name, or one with blanks at its ends: “{field}”.",
        _NOT_DRAFTED,
        "Report this with the connection's name: a connector describes its fields wrongly.",
    ),
    "record.key_invalid": (
        "key not usable",
        "“{key}” cannot be the key of a {record}: it is blank, or has blanks at its ends or unprintable characters.",
        _NOT_DRAFTED,
        "Correct the SKU or number that it comes from in JD Edwards or in the links.",
    ),
    "record.fields_invalid": (
        "fields not usable",
        "The {record} “{key}” has no field to set, or one twice.",
        _NOT_DRAFTED,
        "Report this with the connection's name: a connector describes its fields wrongly.",
    ),
    "record.changes_nothing": (
        "changes nothing",
        "The store has the {record} “{key}” as it is to be already.",
        "It cannot be approved: there is nothing to send.",
        "Dismiss it, or replay it to look at the store again.",
    ),
    "record.type_not_taken": (
        "not taken by this store",
        "This store's connection takes no {record}.",
        _NOTHING_SENT,
        "Dismiss the posting, or connect a store that takes it.",
    ),
    "record.changed_meanwhile": (
        "changed in the store",
        "Somebody changed this record in the store after the change was prepared.",
        "Nothing was sent: the value before is not the one that was approved.",
        _REPLAY,
    ),
    "record.not_in_store": (
        "not in the store",
        "The store has no record with this key any more.",
        _NOTHING_SENT,
        "Look for the SKU or order in the store, correct the link if it has another key, then replay the posting.",
    ),
    "record.exists_already": (
        "there already",
        "The store has a record with this key already, and it is not as it was to be created.",
        _NOTHING_SENT,
        _REPLAY,
    ),
    "record.refused": (
        "refused by the store",
        "The store refused this record; its own words stand below.",
        "The store keeps what it had.",
        "Correct what the store names, in JD Edwards or in the store, then replay the posting.",
    ),
    "connection.takes_nothing": (
        "takes nothing",
        "Nothing can be sent to {name}: its storefront takes no records from JD Edwards.",
        _NOTHING_SENT,
        "Dismiss the posting, or connect a store that takes such records.",
    ),
}
