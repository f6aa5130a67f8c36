"""Words for connections, secrets and the engine."""

_NOT_SAVED = "Nothing was saved."

WORDINGS = {
    "connector.unknown": (
        "unknown kind",
        "There is no connector {connector}.",
        _NOT_SAVED,
        "Choose one of: {known}.",
    ),
    "connection.unknown": (
        "connection unknown",
        "There is no connection {name}.",
        "Nothing was done.",
        "Choose one of: {known}.",
    ),
    "connection.name_taken": (
        "name taken",
        "There is a connection {name} already, perhaps one that was removed.",
        _NOT_SAVED,
        "Choose another name.",
    ),
    "connection.name_invalid": (
        "name invalid",
        "“{name}” cannot name a connection.",
        _NOT_SAVED,
        "Use up to {width} plain letters, digits and dashes, without a blank.",
    ),
    "connection.value_missing": (
        "value missing",
        "{label} is empty.",
        _NOT_SAVED,
        "Enter a value for {field}.",
    ),
    "connection.value_not_offered": (
        "value not offered",
        "“{value}” is not one of the choices of {field}.",
        _NOT_SAVED,
        "Choose one of those offered.",
    ),
    "connection.value_unknown": (
        "unknown field",
        "{connector} has no field {field}.",
        _NOT_SAVED,
        "Use one of: {known}.",
    ),
    "connection.company_invalid": (
        "company invalid",
        "“{company}” is not a company: five digits.",
        _NOT_SAVED,
        "Enter it with its zeros, such as 00001.",
    ),
    "connection.tolerance_invalid": (
        "tolerance invalid",
        "“{value}” is not a whole number of the currency's smallest units.",
        _NOT_SAVED,
        "Enter 5 for five cents, 0 for none.",
    ),
    "connection.target_is_no_ledger": (
        "not a JD Edwards connection",
        "{target} is not a JD Edwards connection.",
        _NOT_SAVED,
        "Name the JD Edwards connection that the store's postings go to.",
    ),
    "connection.secret_missing": (
        "secret missing",
        "The keyring does not hold {fields} of {name}.",
        "The connection cannot be used on this workstation.",
        "Enter it again (mlconnector connection add --secrets-stdin).",
    ),
    "vault.passphrase_missing": (
        "passphrase missing",
        "The secrets in {path} are locked.",
        "No connection can be used.",
        "Start ML Connector again and enter the passphrase.",
    ),
    "vault.passphrase_wrong": (
        "passphrase wrong",
        "The passphrase does not open {path}.",
        "No connection can be used.",
        "Enter the passphrase again; without it the secrets must be entered anew.",
    ),
    "vault.keyring_failed": (
        "keyring failed",
        "The keyring of this workstation did not answer.",
        "No connection can be used.",
        "Unlock the keyring, then try again.",
    ),
    "engine.already_running": (
        "engine runs elsewhere",
        "The engine of this workspace runs already, on {machine} (process {process}, since {since}).",
        "No second one is started: postings are sent by one engine only.",
        "Use that one, or close it first.",
    ),
    "connection.date_invalid": (
        "date invalid",
        "“{value}” is not a date for {field}.",
        _NOT_SAVED,
        "Write it as year, month and day: 2026-10-31.",
    ),
    "run.bug": (
        "fault in the program",
        "The {job} run ended by a fault in ML Connector.",
        "The run is not complete; what it saved is whole, and it is tried again.",
        "Copy the details for IT and report it; the log names the place.",
    ),
    "file.unreadable": (
        "file not readable",
        "{path} cannot be read.",
        "Nothing was imported.",
        "Check that the file exists and that you may read it.",
    ),
    "file.not_json": (
        "not JSON",
        "{path} is not valid JSON.",
        "Nothing was imported.",
        "Export it again, or correct the place named in the details.",
    ),
    "mapping.file_columns": (
        "columns differ",
        "The columns of {path} differ: missing {missing}; unknown {unknown}.",
        "No rule was imported.",
        "Start from an exported file, and keep its first line.",
    ),
    "mapping.field_wrong": (
        "value not possible",
        "Line {line} of {path}: “{value}” is not possible for {field}, which takes {expected}.",
        "No rule was imported.",
        "Correct this line and import the file again.",
    ),
    "mapping.line_too_long": (
        "line too long",
        "Line {line} of {path} has more values than columns.",
        "No rule was imported.",
        "Put values that hold a comma in quotes, and import the file again.",
    ),
    "sandbox.run_never_succeeded": (
        "sandbox run failed",
        "The {job} run of {connection} never succeeded in the sandbox.",
        "The sandbox ends without a result.",
        "Read the log of the sandbox's workspace.",
    ),
    "reconcile.period_invalid": (
        "period invalid",
        "“{period}” is not a month.",
        "Nothing was reconciled.",
        "Write it as year and month: 2026-10.",
    ),
    "shell.set_invalid": (
        "value not readable",
        "“{text}” is not a value to set.",
        _NOT_SAVED,
        "Write it as KEY=VALUE.",
    ),
    "shell.secrets_invalid": (
        "secrets not readable",
        "What came on standard input is not a JSON object of texts.",
        _NOT_SAVED,
        'Write it like {{"password": "..."}}, and nothing else.',
    ),
    "workspace.missing": (
        "no workspace",
        "There is no workspace in {folder}.",
        "Nothing was done.",
        "Name another folder with --workspace, or make one with “mlconnector connection add”.",
    ),
}
