from pathlib import Path

from tests.viewer.archive.making import add, paragraphs
from viewer.archive import Archive
from viewer.finding.repeated import repeated, repeated_apart

CLAUSE = "Requests the Secretary-General to report to the Assembly at its {} session on this;"


def test_paragraphs_that_repeat_are_found_across_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.concord"
    told: list[float] = []
    with Archive.open(path, person="Ada") as archive:
        one = add(archive, [CLAUSE.format("sixtieth"), "Short.", "Said here and nowhere else."])
        two = add(archive, ["Short.", CLAUSE.format("seventieth")], name="b.txt")
        gone = add(archive, [CLAUSE.format("eightieth")], name="c.txt")
        archive.documents.remove([gone])
        (group,) = repeated(archive, told.append)
        first, second = paragraphs(archive, one)[0].id, paragraphs(archive, two)[1].id
        assert group.members == (first, second)
        assert group.shares[0] == 1.0 > group.shares[1]
        assert told[-1] == 1.0
        assert repeated_apart(path, told.append) == [group]
