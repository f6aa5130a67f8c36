"""Words for the people who share a workstation."""

WORDINGS = {
    "person.name_invalid": (
        "name invalid",
        "“{name}” cannot name a person.",
        "Nobody was added.",
        "Use up to {longest} characters, and no name that the program itself acts under (engine, policy).",
    ),
    "person.pin_short": (
        "PIN too short",
        "A PIN has at least {shortest} characters.",
        "Nothing was changed.",
        "Choose a longer one.",
    ),
    "person.unknown": (
        "person unknown",
        "Nobody is named “{name}” here.",
        "Nothing was changed.",
        "Choose one of the list, or add the person under Settings.",
    ),
    "person.pin_wrong": (
        "PIN wrong",
        "This is not the PIN of {name}.",
        "Nobody else acts at this workstation now.",
        "Try again; after five wrong PINs there is a wait of five minutes. Another person can set a new PIN.",
    ),
    "person.locked": (
        "wait after wrong PINs",
        "Too many wrong PINs for {name}.",
        "Nobody else acts at this workstation now.",
        "Try again after {until}.",
    ),
}
