from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.motion_plot import motion_plot
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.report import Paragraph, Report, Section, Table
from deblur_studio.core.evidence.report_case import report_of
from deblur_studio.core.evidence.report_html import to_html
from deblur_studio.core.selftest import Finding

FINDINGS = (Finding("Kernels sum to one", 1e-8, 1e-5), Finding("Yaw", 2.0, 1.0, "px"))


class Page(HTMLParser):
    """What a browser would load, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href", "data")]
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def html(restored_case: OpenCase) -> str:
    return to_html(report_of(restored_case, FINDINGS)).decode("utf-8")


def test_that_the_report_says_all_that_a_court_asks_for(html: str, restored_case: OpenCase) -> None:
    case = restored_case.case
    for file in case.files():
        assert file.sha256 in html
    for said in (
        *("K 12/26", "J. Doe", "Parked car, number plate.", restored_case.record.head),
        *("In plain words", "Literature", "do not show", "Self-test", "FAILED"),
        *("Angular rates", "blur kernels", "Visibility", "Spread", "Residual", "case-made"),
        *("Certificate (template, not signed)", "902(14)", "deblur-studio verify", "Signature"),
    ):
        assert said in html


def test_that_it_is_one_whole_file_that_loads_nothing(html: str) -> None:
    page = Page()
    page.feed(html)
    assert page.open == []
    assert len(page.loaded) == 10
    assert all(source.startswith("data:image/") for source in page.loaded)
    assert "<script" not in html
    assert not re.search(r"url\(|@import|https?://", html)


def test_that_no_result_is_called_more_than_it_is(html: str) -> None:
    words = html.lower()
    for never in ("true image", "true picture", "enhanced", "reveals", "proves", "ground truth"):
        assert never not in words
    assert "restored under the measured motion" in words


def test_that_what_people_typed_cannot_become_part_of_the_page() -> None:
    evil = "<script>alert(1)</script>&\"'"
    sections = [Section(evil, [Paragraph(evil), Table([(evil, evil)])])]
    text = to_html(Report(evil, evil, sections, evil)).decode()
    assert "<script" not in text
    page = Page()
    page.feed(text)
    assert "".join(page.text).count("alert(1)") == 8


def test_that_a_report_is_refused_where_a_file_has_changed(
    restored_case: OpenCase, tmp_path: Path
) -> None:
    (tmp_path / "motion.gcsv").write_bytes(b"t,gx\n")
    with pytest.raises(EvidenceError, match=r"motion\.gcsv has changed"):
        report_of(restored_case)


def test_that_the_band_of_the_motion_plot_is_where_the_exposure_is(given_shot: GivenShot) -> None:
    picture = motion_plot(given_shot.recording, given_shot.settings)
    band = (picture[60] == (255, 226, 150)).all(axis=-1)
    columns = np.flatnonzero(band)
    # Two exposures before and two after it are shown: the band is the middle fifth.
    width = 1250 - 110
    assert columns[0] == pytest.approx(110 + 0.4 * width, abs=3)
    assert columns[-1] == pytest.approx(110 + 0.6 * width, abs=3)
