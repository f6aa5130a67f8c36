"""MLC_Insert_..._Batch: orchestrations that write batch-input rows one by one, and are no transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mlconnector_gui.jde.simulator.batch_files import (
    DISTRIBUTION_FILE,
    JOURNAL_FILE,
    VOUCHER_FILE,
    BadInput,
    BatchFile,
)
from mlconnector_gui.jde.simulator.orchestration import Outcome, Run, Signature, StepAborted
from mlconnector_gui.jde.simulator.tables import Database, DuplicateKey
from mlconnector_gui.jde.simulator.wire import Payload


@dataclass(slots=True)
class _Tally:
    written: int = 0
    refused: list[Payload] = field(default_factory=list)


class BatchInsertion:
    """
    Writes each row on its own; a refused row leaves the others alone.

    A run that breaks leaves the rows it has written, and answers as an aborted step does, if it answers at all.
    """

    def __init__(
        self, *, name: str, description: str, files: Mapping[str, BatchFile], database: Database
    ) -> None:
        """Name the files by the array that holds their rows; all arrays but the first may be missing."""
        self._database = database
        self._files = files
        self.signature = Signature(
            name=name,
            description=description,
            arrays=tuple(
                file.array(array, may_be_missing=position > 0)
                for position, (array, file) in enumerate(files.items())
            ),
            outputs={"Rows_Written": "integer", "Rows_Refused": "integer", "Refused": "array"},
        )

    def run(self, inputs: Payload, run: Run) -> Outcome:
        rows = list(self._rows(inputs))
        done = run.steps_done(len(rows))
        tally = _Tally()
        for file, line in rows[:done]:
            self._write(file, line, run, tally)
        if done < len(rows):
            raise self._broken(rows[done][1])
        outputs = {
            "Rows_Written": tally.written,
            "Rows_Refused": len(tally.refused),
            "Refused": tally.refused,
        }
        return Outcome(outputs=outputs)

    def _rows(self, inputs: Payload) -> Iterator[tuple[BatchFile, Payload]]:
        for array, file in self._files.items():
            yield from ((file, line) for line in inputs.get(array, []))

    def _write(self, file: BatchFile, line: Payload, run: Run, tally: _Tally) -> None:
        author = run.author(file.program)
        try:
            values = file.values(self._database, line) | {"TORG": run.username} | author.columns()
            self._database[file.table].insert(values, entered_at=run.entered_at)
        except (BadInput, DuplicateKey) as problem:
            tally.refused.append({"Line": str(line["Line"]), "Message": str(problem)})
        else:
            tally.written += 1

    def _broken(self, line: Payload) -> StepAborted:
        step = f"CustomRequest: {self.signature.name}_Row"
        reason = f"the connection to the HTML server was lost at line {line['Line']}"
        return StepAborted({step: {"Message": reason}}, f"{self.signature.name}_Row failed: {reason}")


def journal_insertion(database: Database) -> BatchInsertion:
    return BatchInsertion(
        name="MLC_Insert_Journal_Batch",
        description="Write journal rows to F0911Z1 for ML Connector",
        files={"Lines": JOURNAL_FILE},
        database=database,
    )


def voucher_insertion(database: Database) -> BatchInsertion:
    return BatchInsertion(
        name="MLC_Insert_Voucher_Batch",
        description="Write voucher rows to F0411Z1, and their distribution to F0911Z1, for ML Connector",
        files={"Lines": VOUCHER_FILE, "Distribution": DISTRIBUTION_FILE},
        database=database,
    )
