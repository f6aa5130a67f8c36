"""Settings of the workspace that are no policy: how it gets out, and how long it keeps what helps to look back."""

from PySide6.QtWidgets import QFrame, QPushButton

from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.services.retention import LEAST_DAYS, MOST_DAYS, Retention
from mlconnector_gui.ui.screens.settings.sections import line, number, section
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.language import Texts, said

_KEPT: Texts[str] = {
    "runs": "Days that runs are kept",
    "deliveries": "Days that webhook deliveries are kept",
    "digests": "Days that digests are kept",
}


class NetworkFields:
    """The proxy, the hosts reached without it, and the file of authorities."""

    def __init__(self) -> None:
        self.proxy = line("settingsProxy", said("Proxy"), said("none; such as http://proxy.example.com:8080"))
        self.direct = line(
            "settingsDirect", said("Reached without the proxy"), said("such as ais.example.com, .local")
        )
        self.ca_file = line("settingsCaFile", said("CA file"), said("the computer's own; or a file (PEM)"))
        self.choose_button = named(
            QPushButton(said("Choose…")), "settingsChooseCaFile", said("Choose the CA file")
        )
        self.save_button = named(
            QPushButton(said("Save")), "settingsSaveNetwork", said("Save the network settings")
        )

    def draw(self, way_out: WayOut) -> None:
        self.proxy.setText(way_out.proxy)
        self.direct.setText(", ".join(way_out.direct))
        self.ca_file.setText(str(way_out.ca_file or ""))

    def frame(self) -> QFrame:
        words = said(
            "They hold for every connection that is opened from now on. The computer itself is always reached "
            "directly, and certificates are always checked: a CA file adds a company's own authority."
        )
        return section(
            "settings.network",
            said("Network"),
            (
                (said("Proxy"), self.proxy),
                (said("Reached without the proxy"), self.direct),
                (said("CA file"), row_of([self.ca_file, self.choose_button, None])),
            ),
            label(words, kind="muted", wraps=True),
            self.save_button,
        )


class RetentionFields:
    """How many days each kind is kept."""

    def __init__(self) -> None:
        self.days = {
            name: number(f"settingsKept.{name}", said(words), LEAST_DAYS[name], MOST_DAYS)
            for name, words in _KEPT.items()
        }
        self.save_button = named(
            QPushButton(said("Save")), "settingsSaveRetention", said("Save the retention")
        )

    @property
    def entered(self) -> Retention:
        return Retention(**{name: box.value() for name, box in self.days.items()})

    def draw(self, kept: Retention) -> None:
        for name, days in kept.written().items():
            self.days[name].setValue(days)

    def frame(self) -> QFrame:
        words = said(
            "Documents, postings, approvals and the audit log are evidence of the books and are kept for good."
        )
        return section(
            "settings.retention",
            said("Retention"),
            tuple((said(_KEPT[name]), box) for name, box in self.days.items()),
            label(words, kind="muted", wraps=True),
            self.save_button,
        )
