"""Words for what a JDE site offers: its orchestrations, its tables, and the run that proves it."""

_CONTRACT = "Postings of this kind are not sent, or are refused."
_UNCHANGED = "The mapping stays as it was."
_NO_RUN = "The proving run has not begun; nothing was posted."

WORDINGS = {
    "jde.purpose_unknown": (
        "purpose unknown",
        "“{purpose}” is nothing that an orchestration is used for.",
        "Nothing was done.",
        "Choose one of {known}.",
    ),
    "jde.mapping_field_unknown": (
        "field unknown",
        "“{field}” is not among the {where} of this purpose.",
        _UNCHANGED,
        "Choose one of {known}.",
    ),
    "jde.mapping_inputs_hidden": (
        "inputs hidden",
        "JD Edwards does not show what {name} takes.",
        "Whether the mapping fits cannot be told beforehand.",
        "Have “expose inputs in discovery” set in the Orchestrator Studio, or compare the names by hand.",
    ),
    "jde.mapping_field_unsent": (
        "needed field not sent",
        "The field {field} is needed, but goes into no input of {name}.",
        _CONTRACT,
        "Name the input it goes into, or have the orchestration given one.",
    ),
    "jde.mapping_input_unknown": (
        "input unknown",
        "{name} has no input {input}, which {field} would be sent as.",
        _CONTRACT,
        "Map {field} to an input that the orchestration lists, or leave its name empty to send nothing.",
    ),
    "jde.mapping_input_unfilled": (
        "input not filled",
        "{name} needs {input}, and nothing is sent for it.",
        _CONTRACT,
        "Map a field to it, or have it made optional with a default in the Orchestrator Studio.",
    ),
    "jde.mapping_type_differs": (
        "wrong type",
        "{input} of {name} takes a {takes}, but {field} is a {gives}.",
        _CONTRACT,
        "Map {field} to another input, or have the type of {input} changed to String in the Orchestrator Studio.",
    ),
    "jde.mapping_output_unknown": (
        "output missing",
        "{name} does not return {output}, from which {field} is read.",
        "An entry would be searched for instead of being known at once.",
        "Name the output that holds it, or have it added under Orchestration Output.",
    ),
    "jde.relative_dates_misread": (
        "relative dates misread",
        "JD Edwards does not find a known date by its distance from today.",
        "Changes are looked for by dates as they are written.",
        "Nothing needs doing while the line Dates is proved; compare the server's date with this computer's.",
    ),
    "jde.amount_scaled": (
        "amounts scaled",
        "JD Edwards shows an amount as {shown} but finds it as {asked}: the decimals are not where they should be.",
        "Nothing is sent: amounts could be a hundred times too large or too small.",
        "Have the display decimals of amounts in JD Edwards' data dictionary checked, then test again.",
    ),
    "jde.amount_misread": (
        "amounts misread",
        "JD Edwards does not find a known row by its amount, written with “{sign}”.",
        "Tables cannot be searched by amount.",
        "Check the decimal format of the user's profile in JD Edwards.",
    ),
    "jde.table_unknown": (
        "table unknown",
        "{table} is not a table that this program reads.",
        "Nothing was read.",
        "Choose one of {known}.",
    ),
    "jde.column_unknown": (
        "column unknown",
        "{column} is not a column of {table} that this program reads.",
        "Nothing was read.",
        "Choose one of {known}; columns are named without the table's prefix.",
    ),
    "jde.condition_invalid": (
        "condition not understood",
        "The condition “{condition}” is not understood.",
        "Nothing was read.",
        "Write a column, one of = < > <= >= ~ ^= and a value: DGJ>=2026-10-01, AA=-8.00, VINV^=INV.",
    ),
    "connection.is_no_ledger": (
        "not a JD Edwards connection",
        "{name} is not a JD Edwards connection.",
        "Nothing was done.",
        "Name a JD Edwards connection.",
    ),
    "document.format_unknown": (
        "kind of document unknown",
        "From the name {file} it cannot be told how to write the document.",
        "Nothing was written.",
        "End the name in .md for Markdown or .html for a page that prints.",
    ),
}
