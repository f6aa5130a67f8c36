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
    "record.key_unknown": (
        "not in the store",
        "The store has no {record} “{key}”, although the link says that it is this item.",
        "The change cannot be approved.",
        "Correct or remove the link, or add the SKU in the store; then replay the posting.",
    ),
    "record.not_reversed": (
        "not reversed",
        "“{posting}” changed a record of a store, which has no entry that could be turned round.",
        "Nothing was changed.",
        "Change the value in JD Edwards: the next change is drafted from it.",
    ),
    "price.outside_band": (
        "large change",
        "The price of {key} changes from {before} to {after}: by {percent} percent, where up to {band} is usual.",
        "It is not approved together with others.",
        "Compare it with JD Edwards, then approve it by itself, or dismiss it.",
    ),
    "price.currency_differs": (
        "other currency",
        "The store has the price of {key} in {before}, not in {after}.",
        "The change cannot be approved.",
        "Choose the store's own currency in its connection.",
    ),
    "price.not_positive": (
        "price of nothing",
        "The base price of {key} is {price}.",
        "The change cannot be approved: the store would give the item away.",
        "Correct the base price in JD Edwards.",
    ),
    "price.rounded": (
        "price rounded",
        "The base price of {key} is {exact}; the store takes {price}.",
        "It stops nothing: stores take no smaller amounts.",
        "Nothing needs doing if the rounded price is meant.",
    ),
    "review.approve_alone": (
        "approve by itself",
        "“{posting}” changes a price by more than its store's band.",
        "Nothing was approved: such a change is never approved together with others.",
        "Leave it out of the selection, look at it, and approve it by itself.",
    ),
    "receiving.group_invalid": (
        "customer group invalid",
        "“{value}” is not the key number of a customer price group.",
        "{name} was not saved.",
        "Enter the number of the group as F4106.CGID has it, or leave it empty.",
    ),
    "receiving.band_invalid": (
        "percent invalid",
        "“{value}” is not a percentage.",
        "{name} was not saved.",
        "Enter a number that is not negative, such as 20.",
    ),
    "receiving.item_field_missing": (
        "field of new items missing",
        "{name} proposes items, but “{field}” is blank.",
        "It was not saved: JD Edwards adds no item without it.",
        "Enter the branch, the stocking type, the G/L class and the unit that new items get.",
    ),
    "receiving.currency_missing": (
        "currency missing",
        "{name} takes prices, but no currency is chosen.",
        "It was not saved: a price without a currency could be anything.",
        "Enter the currency the store sells in.",
    ),
    "receiving.offer_values_missing": (
        "values of the code missing",
        "{name} offers new products, but no value of the sales category code is entered.",
        "It was not saved: without a value no item would ever be meant.",
        "Enter the values that mark the items for the store, such as WEB.",
    ),
    "receiving.offer_without_sku": (
        "no SKU for new products",
        "{name} offers new products, but only people match SKUs and items.",
        "It was not saved: nothing says which SKU a new product gets.",
        "Choose which number of an item is its SKU.",
    ),
    "product.name_missing": (
        "item without a description",
        "The item {item} has no description, so a new product would have no name.",
        "The product cannot be approved, and is not created.",
        "Enter the description of the item in JD Edwards (P4101); it is drafted again when it is read.",
    ),
    "product.weight_missing": (
        "item without a weight",
        "JD Edwards does not say what one {unit} of {item} weighs (unit of weights: “{other}”).",
        "The product cannot be approved: the store takes none without a weight.",
        "Enter the item's unit conversion in JD Edwards (P41002), or a usual weight in the store's connection.",
    ),
    "jde.document_unreadable": (
        "document unreadable",
        "An archived record of JD Edwards does not have the form it was written in.",
        "Nothing is drafted from it.",
        "Fetch it again; if that does not help, report it.",
    ),
    "link.store_key_invalid": (
        "store key invalid",
        "“{key}” cannot be the key of a store's record.",
        "The link was not made.",
        "Enter the SKU or the customer's number as the store shows it.",
    ),
    "link.erp_key_invalid": (
        "number invalid",
        "“{key}” is not a number of JD Edwards: up to eight digits.",
        "The link was not made.",
        "Enter the short item number, or the address number.",
    ),
    "link.why_too_long": (
        "reason too long",
        "The reason has more than {width} characters.",
        "The link was not made.",
        "Shorten it.",
    ),
    "link.no_store": (
        "not a store",
        "{name} is not a store.",
        "The link was not made.",
        "Name the store whose key it is.",
    ),
    "link.item_unknown": (
        "item unknown",
        "No item “{number}” is known of {target}.",
        "The link was not made.",
        "Enter the item's short or second number; refresh the items if it is new in JD Edwards.",
    ),
    "link.item_ambiguous": (
        "several items",
        "Several items have the number “{number}”: {items}.",
        "The link was not made.",
        "Enter the short number of the one that is meant.",
    ),
    "link.kind_unknown": (
        "kind unknown",
        "“{kind}” is no kind of link; there are {known}.",
        "The link was not made.",
        "Correct the kind.",
    ),
    "link.file_wrong": (
        "line not usable",
        "Line {line} of {path} is no link: {wrong}.",
        "Nothing of the file was taken.",
        "Correct the line; what is wrong with it stands below.",
    ),
    "link.columns_wrong": (
        "columns wrong",
        "{path} lacks these columns: {missing}; and it has others that are not known: {unknown}.",
        "Nothing of the file was taken.",
        "Export the links to see the columns, then correct the file.",
    ),
    "link.gone": (
        "link is gone",
        "There is no link of “{key}” any more.",
        "Nothing was changed.",
        "Refresh the list.",
    ),
    "connection.takes_nothing": (
        "takes nothing",
        "Nothing can be sent to {name}: its storefront takes no records from JD Edwards.",
        _NOTHING_SENT,
        "Dismiss the posting, or connect a store that takes such records.",
    ),
}
