"""Schema, migrations, repositories, read models, raw archive, hash-chained audit, backup."""

from mlconnector_gui.store.executor import Store, Transaction

__all__ = ["Store", "Transaction"]
