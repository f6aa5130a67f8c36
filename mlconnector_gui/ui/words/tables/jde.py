"""Words for what JD Edwards and its AIS Server answer."""

_STOPS = "Nothing is read from or sent to JD Edwards."
_CONTRACT = "The postings of this connection are not sent."
_CHECK = "The check is not complete, so postings may not become ready."

WORDINGS = {
    "jde.not_ais": (
        "not an AIS Server",
        "{address} answers, but it is not an AIS Server (status {status}).",
        _STOPS,
        "Enter the AIS Server's own address and port, not that of the JD Edwards web client.",
    ),
    "jde.unavailable": (
        "AIS not available",
        "The AIS Server {host} is not available (status {status}).",
        "Nothing is read from or sent to JD Edwards; it is tried again by itself.",
        "If it stays so, ask the JD Edwards administrator whether AIS and its HTML server run.",
    ),
    "jde.version_unavailable": (
        "release too old",
        "The AIS Server (Tools Release {tools_release}) does not offer what is needed here.",
        _STOPS,
        "Ask the JD Edwards administrator for AIS with orchestrations and the data service.",
    ),
    "jde.login_refused": (
        "login refused",
        "JD Edwards does not let {user} in (status {status}).",
        _STOPS,
        "Check user, password, environment and role. The account may be locked or its password expired.",
    ),
    "jde.allowed_hosts": (
        "not an allowed host",
        "JD Edwards turns the AIS Server {host} away: it is not among the allowed hosts.",
        _STOPS,
        "Have it added to Allowed Hosts there, and this workstation ({own_address}) allowed by what guards it.",
    ),
    "jde.environment_differs": (
        "another environment",
        "{asked} was asked for, but JD Edwards opened {given}.",
        "Nothing is sent: it would go into other books.",
        "Correct the environment of the connection, or the user's environments in JD Edwards.",
    ),
    "jde.role_differs": (
        "another role",
        "The role {asked} was asked for, JD Edwards gave {given}.",
        "Some records may not be visible.",
        "Give the user the role in JD Edwards, or enter *ALL.",
    ),
    "jde.session_lost": (
        "session lost",
        "JD Edwards ended the session of {user}, again and again.",
        "Nothing is read or sent until a session holds.",
        "Check that no time limit or second login of the same user ends it.",
    ),
    "jde.request_refused": (
        "request refused",
        "JD Edwards refused {service} (status {status}).",
        _CHECK,
        "Check the user's rights for AIS in JD Edwards.",
    ),
    "jde.answer_unreadable": (
        "answer not readable",
        "The answer of {service} is not readable: {why}.",
        _CHECK,
        "If it stays so, copy the details for IT: something between here and AIS may change answers.",
    ),
    "jde.table_unreadable": (
        "table not readable",
        "The table {table} cannot be read through AIS.",
        _CHECK,
        "Have the user given data access to {table} in JD Edwards.",
    ),
    "jde.table_empty": (
        "table empty",
        "The table {table} shows no rows to this user.",
        _CHECK,
        "Check row security: the user must see {table}.",
    ),
    "jde.column_missing": (
        "column hidden",
        "The column {column} of {table} is not shown to this user.",
        _CHECK,
        "Check column security in JD Edwards.",
    ),
    "jde.rows_cut": (
        "list cut short",
        "AIS cut a list of {table} short, and it cannot be read on by {column}.",
        _CHECK,
        "Have the AIS Server's row limit raised.",
    ),
    "jde.value_unreadable": (
        "value not readable",
        "{table}.{column} holds “{value}”, which cannot be read.",
        _CHECK,
        "Look at the record in JD Edwards; check the user's date and decimal format.",
    ),
    "jde.discovery_refused": (
        "discovery refused",
        "This user may not list orchestrations.",
        "Whether the orchestration fits cannot be proved beforehand.",
        "Have the user allowed to use discovery, or be sure of the orchestration's name and inputs.",
    ),
    "jde.orchestration_missing": (
        "orchestration missing",
        "JD Edwards shows {visible} orchestrations to this user; {name} is not among them.",
        _CONTRACT,
        "Have {name} imported and released to the user, or correct its name in the connection.",
    ),
    "jde.orchestration_format_differs": (
        "input format differs",
        "The orchestration {name} takes the input format {format}.",
        _CONTRACT,
        "Correct the input format in the connection.",
    ),
    "jde.orchestration_inputs_differ": (
        "inputs differ",
        "The orchestration {name} does not list the inputs {missing}.",
        "Sending may be refused.",
        "Compare the orchestration's inputs with the connection's contract.",
    ),
    "jde.account_format_differs": (
        "account format differs",
        "JD Edwards writes accounts with “{separator}” and the prefix “{prefix}”, which differs from the contract.",
        _CONTRACT,
        "Correct the account format of the connection.",
    ),
    "jde.date_misread": (
        "dates misread",
        "JD Edwards does not read dates as {format}.",
        "Nothing is looked up or sent: a day could be taken for a month.",
        "Correct the date format of the user's profile or of the connection.",
    ),
    "jde.clock_differs": (
        "clocks differ",
        "The clocks of JD Edwards and this workstation differ by {seconds} seconds (up to {margin} are allowed for).",
        "Beyond the margin it cannot be told when an answer is too old.",
        "Have both clocks set by a time server.",
    ),
    "jde.contract_invalid": (
        "contract invalid",
        "The orchestration contract is wrong at {key}: {reason}.",
        _CONTRACT,
        "Correct the contract of the connection.",
    ),
    "jde.setting_missing": (
        "setting missing",
        "The connection has no {field}.",
        _STOPS,
        "Enter it in the connection's values.",
    ),
    "jde.setting_invalid": (
        "setting invalid",
        "“{value}” is not possible for {field}.",
        _STOPS,
        "Correct it in the connection's values.",
    ),
    "jde.deadline_passed": (
        "too late to send",
        "The time in which this attempt could be sent passed at {not_after}.",
        "Nothing was sent; the posting is approved still and is tried again.",
        "Nothing needs doing.",
    ),
    "jde.refused": (
        "JD Edwards refused it",
        "JD Edwards refused the entry: {message}",
        "Nothing was entered in JD Edwards; the posting waits for a decision.",
        "Correct what JD Edwards names, then replay the posting, or dismiss it.",
    ),
    "jde.outcome_unknown": (
        "outcome unknown",
        "It is not known whether JD Edwards took the entry: {why}.",
        "It is not sent again; JD Edwards is searched for its reference.",
        "Wait for the search. If it stays unknown, look for the reference in JD Edwards.",
    ),
    "jde.route_not_offered": (
        "route not offered",
        "The AIS Server (Tools Release {tools_release}) cannot serve postings by this way: {route}.",
        _CONTRACT,
        "Choose another way in the connection ({offered}), or have JD Edwards brought to a newer Tools Release.",
    ),
    "jde.form_not_opened": (
        "form not opened",
        "JD Edwards did not open the journal form.",
        "Nothing was typed or sent; the posting is approved still and is tried again.",
        "If it stays so, have the names and control numbers of the form checked in the connection.",
    ),
    "jde.form_lacks_columns": (
        "form lacks columns",
        "The journal form has no column for a subledger that this posting has.",
        "It is not sent: JD Edwards would hold another entry than the approved one.",
        "Name the columns of subledger and subledger type in the connection's form contract.",
    ),
    "jde.batch_rows_differ": (
        "batch rows differ",
        "{table} holds rows under the keys of this posting that are not as approved ({columns}).",
        "The batch processor was not run for them; nothing more is sent for this posting.",
        "Look at batch {batch} of {user} in {program}: rows were changed, or the orchestration maps them wrongly.",
    ),
    "jde.batch_rows_refused": (
        "batch rows refused",
        "JD Edwards refused {missing} of the posting's rows: {message}",
        "Nothing was entered in JD Edwards; the posting waits for a decision.",
        "Delete what stands of batch {batch} of {user} in {program}, correct what JD Edwards names, then replay it.",
    ),
    "jde.batch_refused": (
        "batch refused",
        "The batch processor did not enter the posting: {message}",
        "Nothing was entered in JD Edwards; its rows stand unprocessed in {table}.",
        "Delete batch {batch} of {user} in {program} first, or it may be entered later. Then correct and replay it.",
    ),
    "jde.batch_not_entered": (
        "batch not entered",
        "The batch processor (job {job}) is over and has not entered the posting.",
        "Nothing was entered in JD Edwards; its rows stand unprocessed in {table}.",
        "Read why in JD Edwards' work center, delete batch {batch} of {user} in {program}, correct and replay it.",
    ),
    "jde.batch_not_processed": (
        "batch processor not run",
        "The posting's rows stand in {table}, but JD Edwards refused to run the batch processor: {message}",
        "Nothing is entered until the processor runs; the posting is tried again under the same keys.",
        "Have the orchestration that runs it allowed for the user of the connection.",
    ),
}
