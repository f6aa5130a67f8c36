"""What belongs to a record of the address book beside F0101, F0116 and F03012: names of contacts, e-mail."""

from mlconnector_gui.jde.simulator.schema import CHANGED, table

ADDRESS_TABLES = (
    table(
        "F0111",
        "Who's Who",
        "AN8 IDLN",
        "AN8 n Address Number; IDLN n Line ID; MLNM c40 Mailing Name; ALPH c40 Alpha Name",
    ),
    table(
        "F01151",
        # general knowledge: the reference sheet does not list this table
        "Electronic Address",
        "AN8 IDLN RCK7",
        f"""AN8 n Address Number; IDLN n Line ID; RCK7 n Line Number; ETP c4 Electronic Address Type;
        EMAL c256 Electronic Address; {CHANGED}""",
    ),
)
