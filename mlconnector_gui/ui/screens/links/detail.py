"""One link in full, with the fields to make or change it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.ui.screens.links.presenter import LinkRow, LinksView
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, fact_grid, label, named, row_of
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.links import matched_words

_KEYS = {
    LinksView.ITEMS: (later("SKU"), later("Item number")),
    LinksView.UNLINKED: (later("SKU"), later("Item number")),
    LinksView.CUSTOMERS: (later("Customer at the store"), later("Address number")),
}


class LinkDetail(QWidget):
    """Facts above, fields below; what is typed is saved as a link, whoever said otherwise before."""

    saved = Signal()
    removed = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linkDetail")
        self._title = label(kind="title", name="linkTitle", wraps=True)
        self._facts = QVBoxLayout()
        self.store_key = named(QLineEdit(), "linkStoreKey")
        self.erp_key = named(QLineEdit(), "linkErpKey")
        self.why = named(QLineEdit(), "linkWhy", said("Why"))
        self._store_label, self._erp_label = label(said("SKU")), label(said("Item number"))
        self.save_button = named(QPushButton(said("Save link")), "linkSave")
        self.remove_button = named(QPushButton(said("Remove…")), "linkRemove")
        self.take_button = named(QPushButton(said("Take this SKU")), "linkTake")
        self.save_button.setProperty("primary", True)
        self.save_button.clicked.connect(self.saved)
        self.remove_button.clicked.connect(self.removed)
        self.take_button.clicked.connect(self.taken)
        for field in (self.store_key, self.erp_key):
            field.textChanged.connect(lambda _: self._offer())
        for field in (self.store_key, self.erp_key, self.why):
            field.returnPressed.connect(self.save_button.click)
        self._lay_out()

    def draw(self, row: LinkRow | None, view: LinksView) -> None:
        """Show a row, or empty fields for a new link."""
        keys = said(_KEYS[view][0]), said(_KEYS[view][1])
        for text, field, words in zip(
            (self._store_label, self._erp_label), (self.store_key, self.erp_key), keys, strict=True
        ):
            text.setText(words)
            field.setAccessibleName(words)
        self._title.setText(_title(row))
        clear_layout(self._facts)
        if facts := _facts(row, keys):
            self._facts.addWidget(fact_grid(facts)[0])
        self.store_key.setText(row.store_key if row else "")
        self.erp_key.setText(row.erp_key if row else "")
        self.why.setText(row.link.why if row and row.link else "")
        self.remove_button.setVisible(row is not None and row.link is not None)
        self.take_button.setText(said("Take this item") if row and row.is_listing else said("Take this SKU"))
        self.take_button.setVisible(row is not None and row.suggestion is not None)
        self._offer()

    def begin_new(self, view: LinksView) -> None:
        self.draw(None, view)
        self.store_key.setFocus()

    def _offer(self) -> None:
        is_whole = bool(self.store_key.text().strip()) and bool(self.erp_key.text().strip())
        self.save_button.setEnabled(is_whole)
        self.save_button.setToolTip("" if is_whole else said("Enter both keys first."))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        form.addRow(self._store_label, self.store_key)
        form.addRow(self._erp_label, self.erp_key)
        form.addRow(label(said("Why")), self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(self._title)
        column.addLayout(self._facts)
        column.addLayout(form)
        column.addLayout(row_of([self.save_button, self.take_button, None, self.remove_button]))
        column.addStretch(1)


def _title(row: LinkRow | None) -> str:
    if row is None:
        return said("New link")
    if row.link is None:
        return said("{item} is not linked", item=row.store_key if row.is_listing else row.erp_name)
    return said("{store_key} is {item}", store_key=row.store_key, item=row.erp_name or row.erp_key)


def _facts(row: LinkRow | None, keys: tuple[str, str]) -> list[tuple[str, str]]:
    if row is None:
        return []
    if row.link is None and row.is_listing:
        facts = [(said("Title"), row.why)]
        if row.suggestion is not None:
            likely = f"{row.suggestion.number}, {row.suggestion.description}"
            facts.append((said("Perhaps the item"), f"{likely} ({matched_words(row.suggestion.matched_by)})"))
        return facts
    if row.link is None:
        facts = [(said("Description"), row.why)]
        if row.matched_by is not None:
            facts.append(
                (
                    said("SKU in the store"),
                    said(
                        "{store_key}, by {matched}",
                        store_key=row.store_key,
                        matched=matched_words(row.matched_by),
                    ),
                )
            )
        return facts
    link = row.link
    return [
        (keys[0], link.store_key),
        (keys[1], f"{link.erp_name} ({link.erp_key})" if link.erp_name else link.erp_key),
        (said("Matched by"), matched_words(link.matched_by)),
        (said("Why"), link.why),
        (said("Made by"), said("{person} at {machine}", person=link.made_by, machine=link.machine)),
        (said("Made"), moment_text(link.made_at)),
    ]
