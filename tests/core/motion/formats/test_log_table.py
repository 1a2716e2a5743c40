from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.motion.formats.layout import cells, sniff
from deblur_studio.core.motion.formats.table import Table, read_table
from deblur_studio.core.motion.formats.text import decode


def table_of(text: str, text_columns: tuple[int, ...] = ()) -> Table:
    layout = sniff(text)
    assert layout is not None
    return read_table(text, layout, text_columns)


@pytest.mark.parametrize(
    ("mark", "decimal", "expected"),
    [
        (",", ".", ","),
        (";", ".", ";"),
        (";", ",", ";"),
        ("\t", ".", "\t"),
        ("\t", ",", "\t"),
        (" ", ".", None),
        (" ", ",", None),
        ("|", ".", "|"),
        (", ", ".", ","),
        ("   ", ".", None),
    ],
)
def test_that_delimiter_and_decimal_sign_are_found(
    mark: str, decimal: str, expected: str | None
) -> None:
    rows = [[0.5, -1.25, 2e-3, 4.0], [1.5, 2.25, -3.5e2, 8.5]]
    lines = [mark.join(f"{value:.4e}".replace(".", decimal) for value in row) for row in rows]
    text = "\n".join([mark.join(("t", "gx", "gy", "gz")), *lines]) + "\n"
    layout = sniff(text)
    assert layout is not None
    assert (layout.delimiter, layout.decimal_comma) == (expected, decimal == ",")
    assert layout.header == ("t", "gx", "gy", "gz")
    np.testing.assert_array_equal(read_table(text, layout).numbers, rows)


def test_that_whole_numbers_with_commas_are_not_taken_for_decimals() -> None:
    np.testing.assert_array_equal(
        table_of("1,2,3,4\n5,6,7,8\n").numbers, [[1, 2, 3, 4], [5, 6, 7, 8]]
    )


def test_that_rows_of_another_length_are_counted_and_left_out() -> None:
    table = table_of("t,x,y,z\n1,2,3,4\n1,2,3\n5,6,7,8\n1,2,3,4,5\n")
    np.testing.assert_array_equal(table.numbers[:, 0], [1, 5])
    assert table.left_out == 2


def test_that_a_row_may_end_with_a_delimiter() -> None:
    assert table_of("t,x,y,z,\n1,2,3,4,\n5,6,7,8,\n").numbers.shape == (2, 4)


def test_that_a_cell_without_a_number_is_nan() -> None:
    table = table_of("t,x,y,z\n1,2,3,null\n5,,7,8\n")
    assert np.isnan(table.numbers[0, 3])
    assert np.isnan(table.numbers[1, 1])
    assert table.left_out == 0


def test_that_repeated_headers_are_skipped() -> None:
    table = table_of("t,x,y,z\n1,2,3,4\nt,x,y,z\n5,6,7,8\n")
    assert (len(table.numbers), table.left_out) == (2, 0)


def test_that_text_columns_keep_their_cells() -> None:
    table = table_of("t,name,x,y,z\n1,WT1,2,3,4\n2,WT2,3,4,5\n", (1,))
    assert table.texts == {1: ["WT1", "WT2"]}


def test_that_quoted_cells_may_hold_the_delimiter() -> None:
    assert cells('"Time, start (s)",  "X"', ",") == ["Time, start (s)", "X"]
    assert table_of('"t","x","y","z"\n"1","2","3","4"\n').numbers.tolist() == [[1, 2, 3, 4]]


def test_that_lines_above_the_header_are_kept_apart() -> None:
    layout = sniff("Recorded by me\nversion 1\n\nt,x,y,z\n1,2,3,4\n")
    assert layout is not None
    assert layout.preamble == ("Recorded by me", "version 1")
    assert layout.header == ("t", "x", "y", "z")


def test_that_text_without_numbers_is_no_table() -> None:
    assert sniff("Dear diary,\ntoday I shook my camera.\n") is None
    assert sniff("") is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_that_chinese_headers_survive_their_encoding(encoding: str) -> None:
    text = "时间\t角速度X(°/s)\n" + "0.5\t1.25\n" * 40
    assert decode(text.encode(encoding)) == text


def test_that_unit_signs_in_latin_1_are_no_chinese() -> None:
    text = "time (µs),X (°/s),A (m/s²)\n1,2,3\n"
    assert decode(text.encode("latin-1")) == text


def test_that_nul_bytes_and_foreign_line_ends_disappear() -> None:
    assert decode(b"a,b\r\n1,2\r3,4\n\x00\x00\x00") == "a,b\n1,2\n3,4\n"


def test_that_a_character_cut_at_the_end_does_no_harm() -> None:
    assert decode("时间".encode()[:-1]) == "时"
