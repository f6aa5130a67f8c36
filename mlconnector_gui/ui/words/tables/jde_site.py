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
    "jde.proving_refused": (
        "production is not proved on",
        "{environment} is not known to be a test environment.",
        _NO_RUN,
        "Connect a test environment. If this is one, enter its name in the connection as not production.",
    ),
    "jde.proving_company_unknown": (
        "company without currency",
        "The company {company} is not shown, or has no currency of its own.",
        _NO_RUN,
        "Name a company of the site that this user may see.",
    ),
    "jde.proving_not_sent": (
        "not sent",
        "The entry of the proving run was not sent.",
        _NO_RUN,
        "Test the connection first, then begin the run anew.",
    ),
    "jde.proving_absent_unfenced": (
        "not entered, not sent again",
        "JD Edwards does not show the entry {reference} that was under way when the session ended.",
        "It is not sent again: without deadline and reference check in the orchestration it could still be entered.",
        "Search for the reference in JD Edwards later and reverse it by hand, then begin the run anew.",
    ),
    "jde.proving_unfenced": (
        "not sent again",
        "The orchestration does not check deadline and reference, so the same entry was not sent a second time.",
        "Postings whose outcome is unknown are left to a person on this connection.",
        "Build both checks into the orchestration as its contract says, or use the batch table.",
    ),
    "jde.proving_twice": (
        "entered twice",
        "JD Edwards holds the entry of the proving run more than once: {documents}.",
        "This connection must not be used for real postings as it is.",
        "Reverse the documents by hand (reference {reference}), and have the orchestration's reference check mended.",
    ),
    "jde.proving_not_found": (
        "not found",
        "JD Edwards does not show the entry {reference} of the proving run.",
        "Postings of this connection could not be confirmed.",
        "Check the columns that hold the references, and row security of the user.",
    ),
    "jde.proving_differs": (
        "entered otherwise",
        "JD Edwards holds document {document} otherwise than it was sent: {shown}.",
        "Postings of this connection would not be confirmed; the document was not reversed.",
        "Reverse {document} by hand, and compare decimals and accounts in the orchestration.",
    ),
    "jde.proving_not_reversed": (
        "not reversed",
        "The reversal of document {document} was not entered.",
        "One cent stays in the test environment.",
        "Reverse {document} by hand in JD Edwards.",
    ),
    "connection.proving_values_missing": (
        "company or accounts missing",
        "A proving run needs a company and two accounts to post a cent to.",
        _NO_RUN,
        "Enter them in the connection, or give them with --company, --debit and --credit.",
    ),
    "connection.proving_page_missing": (
        "no proving run yet",
        "{name} has not been proved by a posting yet.",
        "There is no page to show.",
        "Begin a proving run on a test environment.",
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
