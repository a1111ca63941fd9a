"""Checks that DuckDB reads a run's facts as they are meant: check_duckdb.py OUTPUT VIEW.SQL SCHEMA.JSON.

The generated view must give every row and the declared type of every column; read_json_auto, which guesses from the
values, must come to the same types wherever a column has a value.
"""
import json
import os
import re
import sys

import duckdb

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
# Strings that look like dates when no partial date is among them; the guess is then DATE, the view stays VARCHAR.
DATE_LIKE = {"timex_value"}


def main():
    output, view, schema = sys.argv[1:4]
    facts = os.path.join(output, "facts.jsonl")
    with open(schema, encoding="utf-8") as file:
        properties = json.load(file)["properties"]
    wanted = {}
    for name, column in properties.items():
        kinds = column["type"] if isinstance(column["type"], list) else [column["type"]]
        kind = next(k for k in kinds if k != "null")
        wanted[name] = TYPES["date" if column.get("format") == "date" else kind]
    with open(facts, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]

    faults = []
    connection = duckdb.connect()
    quoted = facts.replace("'", "''")
    with open(view, encoding="utf-8") as file:
        connection.execute(re.sub(r"'[^']*facts\.jsonl'", lambda _: "'%s'" % quoted, file.read(), count=1))
    got = {name: kind for name, kind, *_ in connection.execute("DESCRIBE facts").fetchall()}
    if list(got) != list(wanted):
        faults.append("the view's columns are not those of the schema")
    faults += ["view: %s is %s, not %s" % (n, got[n], t) for n, t in wanted.items() if n in got and got[n] != t]
    count = connection.execute("SELECT count(*) FROM facts").fetchone()[0]
    if count != len(rows):
        faults.append("view: %d rows of %d" % (count, len(rows)))
    total = connection.execute("SELECT sum(value) FROM facts").fetchone()[0] or 0.0
    expected = sum(row["value"] for row in rows if row["value"] is not None)
    if abs(total - expected) > 1e-9 * max(1.0, abs(expected)):
        faults.append("view: the sum of value is %r, not %r" % (total, expected))

    guessed = connection.execute("DESCRIBE SELECT * FROM read_json_auto('%s')" % quoted).fetchall()
    for name, kind, *_ in guessed:
        if all(row[name] is None for row in rows):
            continue
        if kind != wanted.get(name) and not (name in DATE_LIKE and kind == "DATE"):
            faults.append("read_json_auto: %s is %s, not %s" % (name, kind, wanted.get(name)))
    for fault in faults:
        print("integration: " + fault)
    print("integration: DuckDB %s, %d rows, %d columns, %d faults" % (
        duckdb.__version__, len(rows), len(wanted), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
