from __future__ import annotations

import asyncio
import csv
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from deblur_studio.core.batch.control import CONTROL_NAME, heard, tell
from deblur_studio.core.batch.ledger import STATE_NAME, Ledger, held, read_state
from deblur_studio.core.batch.run import Wanted, run_batch
from deblur_studio.core.batch.source import Source
from deblur_studio.core.batch.summary import in_words, write_summary
from deblur_studio.core.batch.values import Ended, Item, Preset, Task
from deblur_studio.core.errors import BatchError

WIENER = Preset(method="wiener")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with held(tmp_path / "out"):
        pass
    return tmp_path / "out"


def work(
    out: Path, place: Path, hands: Sequence, wanted: Wanted | None = None, tell=lambda item: None
) -> Ledger:
    """Run a batch as a process that was just started would."""
    wanted = wanted or Wanted()
    ledger = Ledger.opened(out, WIENER, ".tif")
    logs = [place if place.is_dir() else place.parent]
    source = Source(place, logs, patient=wanted.watch, overwrite=wanted.overwrite)
    asyncio.run(run_batch(ledger, source, hands, wanted, tell))
    return ledger


def states(ledger: Ledger) -> dict[str, str]:
    return {item.name: item.state for item in ledger.items}


def test_that_every_photo_is_done_once_and_nothing_twice(fake_hand, photos: Path, out: Path):
    hands = [fake_hand(pause_s=0.01), fake_hand(pause_s=0.01)]
    ledger = work(out, photos, hands)
    assert states(ledger) == {"A": "done", "B": "done", "C": "done"}
    asked = [task.photo.stem for hand in hands for task in hand.asked]
    assert sorted(asked) == ["A", "B", "C"]
    assert all(hand.closed and hand.asked for hand in hands)
    again = fake_hand()
    assert states(work(out, photos, [again])) == states(ledger)
    assert again.asked == []


def test_that_a_failure_stops_nothing_and_is_tried_again_when_asked(
    fake_hand, photos: Path, out: Path
):
    def answer(task: Task) -> Ended:
        return Ended(said="B is odd.") if task.photo.stem == "B" else fake_hand().answer(task)

    told: list[Item] = []
    ledger = work(out, photos, [fake_hand(answer)], tell=told.append)
    assert states(ledger) == {"A": "done", "B": "failed", "C": "done"}
    assert [item.said for item in told if item.state == "failed"] == ["B is odd."]
    assert states(work(out, photos, [fake_hand()]))["B"] == "failed"
    hand = fake_hand()
    assert states(work(out, photos, [hand], Wanted(retry=True)))["B"] == "done"
    assert [task.photo.stem for task in hand.asked] == ["B"]


def test_that_what_is_there_already_is_not_even_worked_on(fake_hand, photos: Path, out: Path):
    (out / "B.tif").write_bytes(b"somebody's")
    hand = fake_hand()
    ledger = work(out, photos, [hand])
    assert states(ledger) == {"A": "done", "B": "failed", "C": "done"}
    assert (out / "B.tif").read_bytes() == b"somebody's"
    assert "is there already" in ledger.item("B").said
    hand = fake_hand()
    work(out, photos, [hand], Wanted(retry=True, overwrite=True))
    assert [task.overwrite for task in hand.asked] == [True]


def test_that_what_was_begun_when_the_program_was_killed_is_begun_again(
    fake_hand, photos: Path, out: Path
):
    left: list[bytes] = []

    def answer(task: Task) -> Ended:
        left.append((out / STATE_NAME).read_bytes())
        return fake_hand().answer(task)

    work(out, photos, [fake_hand(answer)])
    (out / STATE_NAME).write_bytes(left[1])  # as a kill within B leaves it
    (out / "C.tif").unlink()
    assert [item.state for item in read_state(out).items] == ["done", "running", "waiting"]
    hand = fake_hand()
    assert set(states(work(out, photos, [hand])).values()) == {"done"}
    assert [task.photo.stem for task in hand.asked] == ["B", "C"]


def test_that_stop_lets_what_is_worked_on_wait_again(fake_hand, photos: Path, out: Path):
    def answer(task: Task) -> Ended:
        tell(out, "stop")
        return fake_hand().answer(task)

    slow = fake_hand(pause_s=60)
    ledger = work(out, photos, [fake_hand(answer, pause_s=0.05), slow])
    assert states(ledger)["A"] == "done"
    assert [item.state for item in read_state(out).items].count("waiting") >= 1
    assert "running" not in states(ledger).values()
    assert slow.closed
    assert set(states(work(out, photos, [fake_hand()])).values()) == {"done"}


def test_that_a_pause_holds_back_the_next_photo_until_it_is_over(
    fake_hand, photos: Path, out: Path
):
    seen: list[int] = []

    async def through() -> None:
        hand = fake_hand(pause_s=0.15)
        ledger = Ledger.opened(out, WIENER, ".tif")
        source = Source(photos, [photos], patient=False, overwrite=False)
        running = asyncio.create_task(run_batch(ledger, source, [hand], Wanted(), lambda _: None))
        await asyncio.sleep(0.05)
        tell(out, "pause")
        await asyncio.sleep(0.6)
        seen.append(len(hand.asked))
        tell(out, "resume")
        await running
        seen.append(len(hand.asked))

    asyncio.run(through())
    assert seen == [1, 3]


def test_that_watching_takes_new_photos_once_they_are_whole_and_pairs_late_logs(
    fake_hand, photos: Path, out: Path
):
    (photos / "C.gcsv").rename(photos / "late")
    moments: list[str] = []

    def ended(item: Item) -> None:
        moments.append(item.name)
        if len(moments) == 2:
            shutil.copyfile(photos / "A.png", photos / "D.png")
            shutil.copyfile(photos / "A.gcsv", photos / "D.gcsv")
            (photos / "late").rename(photos / "C.gcsv")
        if len(moments) == 4:
            tell(out, "stop")

    ledger = work(out, photos, [fake_hand()], Wanted(watch=True), ended)
    assert sorted(moments) == ["A", "B", "C", "D"]
    assert set(states(ledger).values()) == {"done"}


def test_that_a_changed_original_is_told_and_restored_again_only_when_asked(
    fake_hand, photos: Path, out: Path
):
    work(out, photos, [fake_hand()])
    os.utime(photos / "A.png", (1, 1))
    for _ in range(2):
        hand = fake_hand()
        ledger = work(out, photos, [hand])
        assert states(ledger)["A"] == "failed"
        assert ledger.item("A").said.startswith("A.png changed since it was restored")
        assert hand.asked == []
    hand = fake_hand()
    assert states(work(out, photos, [hand], Wanted(overwrite=True)))["A"] == "done"
    assert len(hand.asked) == 1


def test_that_a_list_may_name_a_photo_twice_and_each_result_has_its_name(
    fake_hand, photos: Path, out: Path
):
    (photos / "other").mkdir()
    shutil.copyfile(photos / "A.png", photos / "other" / "a.png")
    path = photos / "list.csv"
    path.write_text(
        "photo,log,start_s\nA.png,A.gcsv,1\nA.png,A.gcsv,2\nother/a.png,A.gcsv,3\nx.png,,oh\n"
    )
    hand = fake_hand()
    ledger = work(out, path, [hand])
    assert states(ledger) == {"A": "done", "A-2": "done", "a-3": "done", "x": "unpaired"}
    assert [task.given.start_s for task in hand.asked] == [1, 2, 3]
    path.write_text(path.read_text().replace("A.gcsv,2", "A.gcsv,4"))
    ledger = work(out, path, [fake_hand()])
    assert "What is said about A.png changed" in ledger.item("A-2").said


def test_that_results_among_originals_and_two_batches_in_a_folder_are_refused(
    fake_hand, photos: Path, out: Path
):
    with pytest.raises(BatchError, match="a folder of its own"):
        work(photos, photos, [fake_hand()])
    with held(out), pytest.raises(BatchError, match="Another process works"), held(out):
        pass
    work(out, photos, [fake_hand()])
    with pytest.raises(BatchError, match="other settings"):
        Ledger.opened(out, Preset(method="richardson-lucy"), ".tif")


@pytest.mark.parametrize("change", [("{", "["), ('"name":"A"', '"name":"../A"'), ("A", "\\u0000")])
def test_that_a_state_that_somebody_damaged_is_one_sentence(
    fake_hand, photos: Path, out: Path, change: tuple[str, str]
):
    work(out, photos, [fake_hand()])
    path = out / STATE_NAME
    path.write_text(path.read_text().replace(*change))
    with pytest.raises(BatchError, match=r"is not the state of a batch|another version"):
        read_state(out)


def test_that_half_written_files_of_a_killed_run_are_tidied_and_others_are_not(out: Path):
    mine, other = out / f".{'a' * 32}.part.tif", out / ".mine.part.tif"
    mine.touch()
    other.touch()
    with held(out):
        assert (mine.exists(), other.exists()) == (False, True)
        mine.touch()  # by a process that is killed while others work on
    assert (mine.exists(), other.exists()) == (False, True)


def test_that_only_known_words_are_heard(fake_hand, photos: Path, out: Path):
    with pytest.raises(BatchError, match="There is no batch"):
        tell(out, "stop")
    work(out, photos, [fake_hand()])
    tell(out, "pause")
    assert (heard(out), heard(out)) == ("pause", None)
    for said in (b"rm -rf", b"\xff\xfe", b"pause" * 99):
        (out / CONTROL_NAME).write_bytes(said)
        assert heard(out) is None


def test_that_table_and_page_tell_of_every_photo_and_need_nothing_else(
    fake_hand, photos: Path, out: Path
):
    def answer(task: Task) -> Ended:
        if task.photo.stem == "B":
            return Ended(said="=cmd <b>odd</b>")
        task.thumbnail.write_bytes(b"small")
        return fake_hand().answer(task)

    shutil.copyfile(photos / "A.png", photos / "<x>.png")
    ledger = work(out, photos, [fake_hand(answer)])
    assert in_words(ledger) == "2 restored, 1 failed, 1 without a log"
    table, page = write_summary(ledger)
    with table.open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert {name: row["state"] for name, row in rows.items()} == states(ledger)
    assert rows["B"]["said"].startswith("'=cmd")
    assert (rows["A"]["chi"], rows["A"]["worst_block_chi"], rows["A"]["output"]) == (
        "1.01",
        "",
        "A.tif",
    )
    text = page.read_text(encoding="utf-8")
    assert text.count("data:image/jpeg;base64,c21hbGw=") == 2
    assert "&lt;x&gt;.png" in text
    assert "&lt;b&gt;odd" in text
    assert not any(word in text for word in ("http", "<script", "<link", "<b>"))
