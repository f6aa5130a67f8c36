"""
Check an evidence file of ML Connector without ML Connector.

    python3 check_evidence.py [FOLDER]

FOLDER is where the zip file was unpacked; without one it is where this file lies. Python 3.8 or newer is all that is
needed: nothing is installed, nothing leaves the machine. README.txt says in words what is computed here, so that it
can be written again in any language.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

HASHED = ("seq", "at", "actor", "machine", "event", "subject_kind", "subject_id", "fields")
FIRST_PREVIOUS = "0" * 64


def check_manifest(folder):
    """Each file has the SHA-256 that the manifest gives it, and no file is missing."""
    lines = (folder / "manifest.sha256").read_text("utf-8").splitlines()
    for line in lines:
        expected, _, name = line.partition("  ")
        if sha256(folder / name) != expected:
            yield f"{name} is not the file that was exported"


def check_chain(folder):
    """Numbers without a gap, each hash right, each record linked to the one before."""
    seq, previous = 0, FIRST_PREVIOUS
    with (folder / "events.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if record["seq"] != seq + 1:
                yield f"record {seq + 1} is missing; {record['seq']} stands in its place"
                return
            if record["previous_hash"] != previous or record_hash(record) != record["hash"]:
                yield f"record {record['seq']} does not fit the chain"
                return
            seq, previous = record["seq"], record["hash"]
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    if (seq, previous) != (summary["records"], summary["last_hash"]):
        yield f"the chain ends with record {seq}, not with {summary['records']} as the summary says"


def record_hash(record):
    content = json.dumps(
        {name: record[name] for name in HASHED}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    begin = b"mlconnector/audit/1\x00" + record["previous_hash"].encode() + b"\x00"
    return hashlib.sha256(begin + content.encode("utf-8")).hexdigest()


def check_entries(folder):
    """What was approved is what the entry says: the digest of an approval is the hash of a file of entries."""
    held = {path.stem for path in (folder / "entries").glob("*.json")}
    for name in sorted(held):
        if sha256(folder / "entries" / f"{name}.json") != name:
            yield f"entries/{name}.json does not have the digest it is named after"
    with (folder / "approvals.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if not row["void_at"] and row["digest"] not in held:
                yield f"the entry that {row['person']} approved for {row['posting_id']} is not there"


def check_attachments(folder):
    """Files that people attached have the hash they are named after, and none is missing."""
    with (folder / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["sha256"] and sha256(folder / "attachments" / row["sha256"]) != row["sha256"]:
                yield f"{row['file_name']} of {row['posting_id']} is not what {row['person']} attached"


def check_payloads(folder):
    """Payloads that were exported byte for byte have the hash they are named after."""
    for path in sorted((folder / "payloads").glob("*.raw")):
        if sha256(path) != path.stem:
            yield f"payloads/{path.name} is not what the store gave"


def sha256(path):
    hashed = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for part in iter(lambda: file.read(1 << 20), b""):
                hashed.update(part)
    except OSError:
        return "missing"
    return hashed.hexdigest()


def faults_of(check, folder):
    """What a check finds; a file that is missing, or is not written as it has to be, is a fault like any other."""
    try:
        return list(check(folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"what this looks at cannot be read: {type(error).__name__} {error}"]


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    if not (folder / "manifest.sha256").is_file():
        print(
            f"{folder} is no unpacked evidence: manifest.sha256 is not in it. Unpack the zip file, name its folder."
        )
        return 2
    faults = []
    for check in (check_manifest, check_chain, check_entries, check_attachments, check_payloads):
        found = faults_of(check, folder)
        print(f"{'ok' if not found else 'NO'}  {check.__doc__}")
        faults += found
    for fault in faults:
        print(f"    {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
