"""Which books the window works on, shown as a band."""

from dataclasses import dataclass

from mlconnector_gui.ui.colours import BANDS
from mlconnector_gui.ui.words.language import later, said


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentBand:
    """A band's kind ('sandbox', 'PD', 'PY' or 'DV') and its words; production has no band."""

    kind: str
    text: str

    @property
    def is_shown(self) -> bool:
        return self.kind in BANDS

    @property
    def colours(self) -> tuple[str, str]:
        """Background and text."""
        return BANDS[self.kind]


def band_of(environment: str, *, workspace: str) -> EnvironmentBand:
    """Choose the band of a JD Edwards environment by its name: JPY920 is a PY, JDV920 a DV, others production."""
    for kind, word in (("PY", said("Prototype")), ("DV", said("Development"))):
        if kind in environment.upper():
            return EnvironmentBand(
                kind=kind,
                text=said(
                    "{word} environment {environment} · {workspace}",
                    word=word,
                    environment=environment,
                    workspace=workspace,
                ),
            )
    return EnvironmentBand(kind="PD", text=environment)


SANDBOX = EnvironmentBand(
    kind="sandbox", text=later("Sandbox · simulated store and JD Edwards · nothing here reaches real books")
)
