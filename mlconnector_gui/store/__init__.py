"""Schema, migrations, repositories, read models, raw archive, hash-chained audit, backup."""
