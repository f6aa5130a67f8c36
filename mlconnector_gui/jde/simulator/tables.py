"""Rows of the simulated database, kept by table and filled with blanks where nothing was said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from threading import RLock

from mlconnector_gui.jde.simulator.catalogue import TABLES
from mlconnector_gui.jde.simulator.schema import Column, ColumnKind, TableSchema

Value = str | int | Decimal | date | None
"""Text, a number or time, or a date (None: no date)."""


@dataclass(slots=True, eq=False)
class Row:
    """One row and the moment of the world's clock at which it was entered."""

    values: dict[str, Value]
    entered_at: datetime

    def text(self, alias: str) -> str:
        return str(self.values[alias]).strip()

    def number(self, alias: str) -> Decimal:
        value = self.values[alias]
        return value if isinstance(value, Decimal) else Decimal(str(value))

    def integer(self, alias: str) -> int:
        return int(self.number(alias))

    def day(self, alias: str) -> date:
        value = self.values[alias]
        if not isinstance(value, date):
            raise TypeError(f"{alias} holds no date")
        return value


def comparable(value: Value) -> Value:
    """Return what a value is compared by: text without its padding, numbers as decimals."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int):
        return Decimal(value)
    return value


def _empty(column: Column) -> Value:
    if column.kind is ColumnKind.CHARACTER:
        return " "
    return None if column.kind is ColumnKind.DATE else 0


class DuplicateKey(Exception):  # noqa: N818  the database's word
    """A row with this key is in the table already."""

    def __init__(self, table: str) -> None:
        # general knowledge: the text JDE's logs have for it
        super().__init__(f"Duplicate key error obtained for table {table}")


class Table:
    """
    The rows of one table, in order of entry, with an index on some columns that never change.

    The key is unique, as JDE's own index keeps it.
    """

    def __init__(self, schema: TableSchema) -> None:
        self.schema = schema
        self.rows: list[Row] = []
        self._keys: set[tuple[Value, ...]] = set()
        self._indexes: dict[str, defaultdict[Value, list[Row]]] = {
            alias: defaultdict(list) for alias in schema.indexed
        }

    def insert(self, values: Mapping[str, Value], *, entered_at: datetime) -> Row:
        full = {alias: values.get(alias, _empty(column)) for alias, column in self.schema.columns.items()}
        unknown = values.keys() - full.keys()
        if unknown:
            raise KeyError(f"{self.schema.name} has no column {sorted(unknown)}")
        for alias, column in self.schema.columns.items():
            if column.kind is ColumnKind.CHARACTER and not full[alias]:
                full[alias] = " "
        row = Row(values=full, entered_at=entered_at)
        key = self._key(row)
        if key in self._keys:
            raise DuplicateKey(self.schema.name)
        self._keys.add(key)
        self.rows.append(row)
        for alias, index in self._indexes.items():
            index[comparable(full[alias])].append(row)
        return row

    def _key(self, row: Row) -> tuple[Value, ...]:
        return tuple(comparable(row.values[alias]) for alias in self.schema.key)

    def delete(self, row: Row) -> None:
        self._keys.discard(self._key(row))
        self.rows.remove(row)
        for alias, index in self._indexes.items():
            index[comparable(row.values[alias])].remove(row)

    def is_indexed(self, alias: str) -> bool:
        return alias in self._indexes

    def with_value(self, alias: str, values: Iterable[Value]) -> list[Row]:
        """Return the rows whose indexed column holds one of the values."""
        index = self._indexes[alias]
        return [row for value in dict.fromkeys(values) for row in index.get(comparable(value), ())]

    def find(self, **wanted: Value) -> list[Row]:
        goal = {alias: comparable(value) for alias, value in wanted.items()}
        rows = self.rows
        for alias in filter(self.is_indexed, goal):
            rows = self.with_value(alias, [wanted[alias]])
            break
        return [
            row
            for row in rows
            if all(comparable(row.values[alias]) == value for alias, value in goal.items())
        ]

    def first(self, **wanted: Value) -> Row | None:
        return next(iter(self.find(**wanted)), None)


@dataclass(slots=True)
class Database:
    """All tables, the next numbers, and the one lock around them."""

    tables: dict[str, Table] = field(
        default_factory=lambda: {name: Table(schema) for name, schema in TABLES.items()}
    )
    lock: RLock = field(default_factory=RLock)
    next_document: int = 100001
    next_batch: int = 5001
    next_address: int = 70001
    next_item: int = 61001
    next_job: int = 301
    next_message: int = 1

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def take_document_number(self) -> int:
        self.next_document += 1
        return self.next_document - 1

    def take_batch_number(self) -> int:
        self.next_batch += 1
        return self.next_batch - 1

    def take_address_number(self) -> int:
        self.next_address += 1
        return self.next_address - 1

    def take_item_number(self) -> int:
        self.next_item += 1
        return self.next_item - 1

    def take_job_number(self) -> int:
        self.next_job += 1
        return self.next_job - 1

    def take_message_number(self) -> int:
        self.next_message += 1
        return self.next_message - 1


def padded_business_unit(business_unit: str) -> str:
    return business_unit.strip().rjust(12)
