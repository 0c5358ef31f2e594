"""A file is read as it stands, and everything that is wrong in it is said at once."""

import numpy as np
import pytest

from analytics.analyses.files import Faults, Refused, read_table


@pytest.fixture
def table(tmp_path):
    def read(text, *wanted):
        path = tmp_path / "file.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_table(path, wanted, Faults())

    return read


def said(faults):
    return [(f.code, f.row, f.column) for f in faults.listed()]


def test_numbers_levels_and_missing_values_are_told_apart(table):
    read = table(
        "age,stage,arm,grade\n40, 2,B,1\n4.5e1,10,A ,x\nNA,,NA,NaN\n,1,A,2\n",
        *("age", "stage", "arm", "grade"),
    )

    age, stage, arm = (read.column(name) for name in ("age", "stage", "arm"))

    assert age.levels is None
    np.testing.assert_array_equal(age.values, [40, 45, np.nan, np.nan])
    assert stage.levels is None
    assert (arm.levels, arm.values.tolist()) == (("A", "B"), [1, 0, -1, 0])
    # NaN is no missing value and no number: its column is one of names.
    assert read.column("grade").levels == ("1", "2", "NaN", "x")
    as_factor = read.column("stage", categorical=True)
    assert (as_factor.levels, as_factor.values.tolist()) == (("1", "2", "10"), [1, 2, -1, 0])
    assert read.groups("age").levels == ("40", "4.5e1")
    read.faults.count = 0


@pytest.mark.parametrize("cell", ["1_000", "inf", "-Infinity", "nan", "1e999", "٣", "0x10", "1,5"])
def test_what_python_or_a_spreadsheet_would_read_as_a_number_is_none(table, cell):
    read = table(f'time,x\n3,"{cell}"\n', "time", "x")

    assert read.column("x").levels == (cell,)
    read.numbers("x")
    assert said(read.faults) == [("not_a_number", 1, "x")]


def test_a_level_keeps_the_text_of_its_cell(table):
    assert table("g\n1\n1.0\n01\n", "g").groups("g").levels == ("01", "1", "1.0")


def test_a_column_of_persons_is_not_taken_for_one_of_groups(table):
    read = table("g,h\n" + "".join(f"{n},{n % 100}\n" for n in range(101)), "g", "h")
    read.groups("g")
    read.groups("h")

    assert said(read.faults) == [("too_many_groups", None, "g")]


def test_a_stratum_may_be_missing_and_an_entry_may_lie_before_the_origin(table):
    read = table("s,in,t\n1,-5,0\n,0,3\n", "s", "in", "t")

    assert read.strata("s").values.tolist() == [0, -1]
    assert read.entries("in", "t").tolist() == [-5, 0]
    read.faults.refuse()


def test_codes_may_be_written_as_decimals(table):
    assert table("s\n0\n1.0\n2e0\n", "s").whole("s").tolist() == [0, 1, 2]


def test_quotes_byte_order_mark_line_ends_and_blank_lines_are_understood(table):
    read = table('\ufefftime," the ""arm"""\r\n3,"a, b"\r\n\r\n4,"c\nd"\r\n\n', "time", 'the "arm"')

    assert read.times("time").tolist() == [3, 4]
    assert read.groups('the "arm"').levels == ("a, b", "c\nd")
    assert read.size == 2
    read.faults.refuse()


def test_a_line_of_blanks_is_no_row_and_a_quoted_empty_cell_is_one(table):
    read = table(' \nt,s\n  \n1,0\n\t\n-2,1\n""\n', "t", "s")
    read.times("t")

    assert said(read.faults) == [("negative", 2, "t"), ("ragged", 3, None)]


def test_a_number_that_cannot_be_squared_is_a_fault_of_whatever_is_calculated_with(table):
    read = table("t,x,g\n1e100,-1e101,1e300\n1.1e100,NA,2\n", "t", "x", "g")
    read.times("t")
    read.column("x")

    assert read.groups("g").levels == ("2", "1e300")
    assert read.column("g", categorical=True).levels == ("2", "1e300")
    assert said(read.faults) == [("too_large", 1, "x"), ("too_large", 2, "t")]


@pytest.mark.parametrize(("causes", "codes"), [(100, []), (101, [("too_many_causes", None, "s")])])
def test_a_status_of_more_than_a_hundred_causes_is_no_status(table, causes, codes):
    read = table("s\n" + "".join(f"{code}\n" for code in range(causes + 1)), "s")

    assert read.status("s").max() == causes
    assert said(read.faults) == codes


@pytest.mark.parametrize(
    ("code", "faults"),
    [("9007199254740991", []), ("9007199254740993", [("not_a_code", 1, "s")])],
)
def test_a_code_that_a_double_does_not_hold_is_none(table, code, faults):
    read = table(f"s\n{code}\n", "s")
    read.whole("s")

    assert said(read.faults) == faults


def test_every_fault_of_every_row_is_named_at_once(table):
    read = table(
        "time,status,arm,entry\n"
        "5,1,a,0\n"
        "-1,0.5,all,0\n"
        "x,,b,NA\n"
        ",-1,,1\n"
        "5,1,a\n"
        "5,1,a,0,\n"
        "5,0,a,5\n"
        "5,2,a,7\n",
        *("time", "status", "arm", "entry"),
    )
    read.times("time")
    read.whole("status", most=1)
    read.groups("arm")
    read.entries("entry", "time")

    with pytest.raises(Refused) as refused:
        read.faults.refuse()

    faults = refused.value.faults
    assert said(faults) == [
        ("negative", 2, "time"),
        ("not_a_code", 2, "status"),
        ("group_named_all", 2, "arm"),
        ("entry_not_before_time", 2, "entry"),
        ("not_a_number", 3, "time"),
        ("missing", 3, "status"),
        ("missing", 3, "entry"),
        ("missing", 4, "time"),
        ("not_a_code", 4, "status"),
        ("missing", 4, "arm"),
        ("ragged", 5, None),
        ("ragged", 6, None),
        ("entry_not_before_time", 7, "entry"),
        ("not_a_code", 8, "status"),
        ("entry_not_before_time", 8, "entry"),
    ]
    assert faults.listed()[0].as_dict() == {
        "code": "negative",
        "row": 2,
        "column": "time",
        "message": "The time -1 is negative.",
        "remedy": "Write the time since the origin, 0 or more.",
    }


def test_an_unknown_column_is_named_with_those_there_are_and_beside_the_rest(table):
    read = table("time,a,a,\n-1,2,3,4\n0,1,1,1\n", "time", "status")
    read.times("time")
    read.whole("status")
    read.entries("time", "status")

    assert said(read.faults) == [
        ("duplicate_header", None, "a"),
        ("unknown_column", None, "status"),
        ("negative", 1, "time"),
    ]
    assert read.faults.listed()[1].remedy == "It has time, a, a, ."


@pytest.mark.parametrize(
    ("text", "code"),
    [(b"", "empty"), (b"\n\n", "empty"), (b"time\n", "no_rows"), (b'"time\n3\n', "quotes")],
)
def test_a_file_without_a_table_is_refused(table, text, code):
    with pytest.raises(Refused) as refused:
        table(text, "time")

    assert [fault.code for fault in refused.value.faults.listed()] == [code]


def test_rows_that_are_no_utf8_or_no_csv_are_named_and_the_others_read(table):
    read = table(
        b'time,arm,site\n1,a,s\n2,b,\xe9\n-3,\x00,s\n4,"c"c,s\n-5,a,s\n6,"open,s\n',
        *("time", "arm"),
    )
    read.times("time")

    assert said(read.faults) == [
        ("encoding", 2, None),
        ("nul", 3, None),
        ("negative", 3, "time"),
        ("quotes", 4, None),
        ("negative", 5, "time"),
        ("quotes", 6, None),
    ]


def test_after_a_thousand_faults_one_entry_counts_the_rest(table):
    read = table("time,status\n" + "-1,0.5\n" * 700, "time", "status")
    read.times("time")
    read.whole("status")

    listed = read.faults.listed()

    assert len(listed) == 1001
    assert [f.row for f in listed[:4]] == [1, 1, 2, 2]
    assert (listed[-1].code, listed[-1].row) == ("more", None)
    assert listed[-1].message == "There are 400 more faults."


def test_exactly_a_thousand_faults_are_all_shown(table):
    read = table("time\n" + "-1\n" * 1000, "time")
    read.times("time")

    assert [f.code for f in read.faults.listed()] == ["negative"] * 1000


@pytest.mark.parametrize("name", ["missing.csv", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path, name):
    with pytest.raises(Refused) as refused:
        read_table(tmp_path / name, ["time"], Faults())

    fault = refused.value.faults.listed()[0]
    assert (fault.code, fault.row, fault.column) == ("file", None, None)
    assert name in fault.message
