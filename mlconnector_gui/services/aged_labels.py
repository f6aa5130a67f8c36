"""Labels that were accrued and that no carrier's invoice has cleared yet, by how long they have waited."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.three_way import AgedTotal, aged_totals
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import freight
from mlconnector_gui.store.repositories.freight import AccruedLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedLabels:
    """The labels that wait on a day, the oldest first."""

    today: date
    labels: tuple[AccruedLabel, ...]

    @property
    def ageing(self) -> tuple[AgedTotal, ...]:
        return aged_totals((label.amount, label.age(self.today)) for label in self.labels)

    def older_than(self, days: int) -> "AgedLabels":
        kept = tuple(label for label in self.labels if label.age(self.today) > days)
        return AgedLabels(today=self.today, labels=kept)


async def aged_labels(workplace: Workplace) -> AgedLabels:
    """Return every label of every store; what was paid from a wallet waits for no invoice."""
    labels = await workplace.store.read(freight.waiting_labels)
    return AgedLabels(today=workplace.now.date(), labels=tuple(labels))
