"""Each rule of joining with the printed thing it comes from."""

from __future__ import annotations

from tests.importers.structure.printed import blocks, texts

FILLER = """\
The meeting reviewed the implementation of the matrix that was adopted at the
general meeting and welcomed the progress made since then by both sides.

The participants discussed the obstacles in the way of an effective use of it
and exchanged views on the way forward in all the areas of common interest.

"""


def body(text: str) -> list[str]:
    """The blocks after the filler that tells the layout."""
    found = texts(FILLER + text)
    assert found[1].endswith("common interest.")
    return found[2:]


class TestGluedMark:
    def test_a_raised_mark_on_a_line_of_its_own_goes_to_the_word_before(self) -> None:
        text = """\
 1. Takes note with satisfaction of the report of the Secretary-General on it;

3

 2. Urges the system to cooperate with the organization in the areas of mutual

interest and to continue to do so in the years to come with all its members;

 3. Notes with satisfaction the active participation of the organization in the

work towards the realization of the purposes and principles of the Charter, and

welcomes the steps that both have taken since the last report to that end;
"""
        glued = text.replace("on it;\n\n3", "on it;\n3")
        assert blocks(glued)[0].text.endswith("on it;3")


class TestLeaderEnds:
    def test_each_entry_of_a_table_of_contents_is_one(self) -> None:
        text = """\
Le traitement de base (Art. 2-6) ............................... 256
Avancement en traitement (Art. 8) .............................. 261
Determination des carrieres et du grade de computation de la bonification
pour la fixation du traitement initial ......................... 306
Entree en vigueur (Art. 32) .................................... 312
"""
        assert [each.split(" .")[0][:40] for each in body(text)] == [
            "Le traitement de base (Art. 2-6)",
            "Avancement en traitement (Art. 8)",
            "Determination des carrieres et du grade ",
            "Entree en vigueur (Art. 32)",
        ]


class TestEnactingFormula:
    def test_it_stands_alone_even_without_a_blank_line(self) -> None:
        found = body(
            "The Security Council,\nRecalling its resolution of 11 August of that year, by which it\n"
            "noted the agreements concluded between the parties,\n"
        )
        assert found[0] == "The Security Council,"
        assert len(found) == 2

    def test_a_line_that_only_ends_like_it_does_not(self) -> None:
        found = body(
            "The meeting reaffirmed the need to respect the independence, the security,\n"
            "sovereignty and unity of the country.\n"
        )
        assert len(found) == 1


class TestClosingFormula:
    def test_meeting_and_date_are_one(self) -> None:
        lines = "\n".join(
            f"{n}.\tRequests the Secretary-General to do a thing;" for n in range(1, 6)
        )
        assert texts(lines + "\n\n82nd plenary meeting\n17 May 2013\n")[-1] == (
            "82nd plenary meeting 17 May 2013"
        )


class TestAdoptionStatement:
    def test_it_starts_a_block_although_nothing_parts_it(self) -> None:
        found = body(
            "15. Decides to remain actively seized of the matter.\n"
            "Adopted unanimously at the 3124th meeting\n"
        )
        assert found == [
            "Decides to remain actively seized of the matter.",
            "Adopted unanimously at the 3124th meeting",
        ]


class TestContactLine:
    def test_telephone_numbers_stand_on_their_own(self) -> None:
        found = body(
            "Ms. Anna Example, Counsellor, Permanent Delegation of the Organization\n"
            "Telephone: +41 22 000 00 00, e-mail: anna@example.org\n"
            "www.example.org\n"
        )
        assert len(found) == 3

    def test_an_honorific_at_the_start_of_a_line_is_no_contact(self) -> None:
        found = body(
            "The meeting was co-chaired by Mr. Example, Director-General of the Office, and\n"
            "H.E. Ambassador Someone, Assistant Secretary-General for Science and Technology.\n"
        )
        assert len(found) == 1


class TestBracketedLine:
    def test_it_stands_alone(self) -> None:
        found = texts("89 (1950). Resolution of 17 November 1950\n[S/1907]\n\n" + FILLER)
        assert found[:2] == ["89 (1950). Resolution of 17 November 1950", "[S/1907]"]


class TestRunInList:
    def test_labels_inside_a_paragraph_open_none(self) -> None:
        found = body(
            "To that end it has been decided to: (a) identify focal points within the two\n"
            "secretariats; (b) exchange lists of officials at the senior and working level;\n"
            "(c) look into the possibility of organizing consultations and of sharing them.\n"
        )
        assert len(found) == 1


class TestLabelOpens:
    def test_after_a_finished_clause(self) -> None:
        found = body(
            "(a) The aircraft lands at an airfield designated by the State concerned; or\n"
            "(b) The flight has been approved by the Committee before it takes place.\n"
        )
        assert len(found) == 2

    def test_not_where_a_sentence_was_wrapped_before_a_number(self) -> None:
        found = body(
            "The Council recalled what it had decided at that time in paragraph number\n"
            "5. of the resolution and confirmed it.\n"
        )
        assert len(found) == 1


class TestGoesOnSmall:
    def test_over_a_blank_line_in_a_sentence(self) -> None:
        found = texts(
            "1. The participants recognized the need for cooperation\n\n"
            "between the two organizations towards sustainable development as set out before.\n\n"
            "2. The meeting took note of the report that was presented to it by the chair.\n\n"
            "3. The meeting took note of the matrix that was presented to it by the chair.\n\n"
            "4. The meeting took note of the list that was presented to it by the chair.\n"
        )
        assert len(found) == 4
        assert "cooperation between" in found[0]

    def test_a_heading_goes_on_with_its_date(self) -> None:
        found = texts("Resolution 530 (1983)\n\nof 19 May 1983\n\n" + FILLER)
        assert found[0] == "Resolution 530 (1983) of 19 May 1983"

    def test_an_address_of_the_network_does_not_go_on(self) -> None:
        found = texts("Palais des Nations\n\nwww.example.org\n")
        assert found == ["Palais des Nations", "www.example.org"]


class TestNumberFillsHole:
    def test_a_number_without_its_full_stop(self) -> None:
        listing = "\n\n".join(
            f"{n}{'' if n == 3 else '.'} The organization noted that its work on item {n} went on."
            for n in range(1, 6)
        )
        assert [block.label for block in blocks(listing)] == ["1.", "2.", "3", "4.", "5."]


class TestApart:
    def test_an_open_list_of_names_goes_on_over_a_blank_line(self) -> None:
        found = texts(
            "4. The participants included representatives from the mission in New York and Geneva,\n\n"
            "Research Centre for History, Islamic Centre for Trade, and the Bank with its branches.\n\n"
            "5. Representatives addressed the opening session in the order that was agreed on.\n\n"
            "6. The meeting reviewed the implementation of the matrix that was adopted before.\n"
        )
        assert len(found) == 3
        assert "Geneva, Research" in found[0]

    def test_a_heading_after_an_unfinished_paragraph_stays_apart(self) -> None:
        found = texts(
            "47. It was agreed to strengthen the cooperation in all the areas of the framework and"
            " to come back to it in the agreed framework (matrix for 2014-2016)\n\n"
            "Humanitarian Cooperation\n\n"
            "48. The meeting reaffirmed the need for joint activities in the face of crises.\n"
        )
        assert found[1] == "Humanitarian Cooperation"

    def test_preambular_clauses_end_in_commas(self) -> None:
        found = body(
            "Recalling its resolutions on the matter, and in particular the last of them,\n\n"
            "Noting the report of the Secretary-General, and taking into account its annex,\n\n"
            "Convinced that the strengthening of cooperation serves the purposes of both,\n\n"
        )
        assert len(found) == 3


class TestOverAPage:
    def test_an_unfinished_sentence_goes_on_with_a_capital(self) -> None:
        found = body(
            "The Statistical, Economic and Social Research Centre, the University of Technology\n"
            "\n\n\n(IUT), the Committee of the International Crescent and the Youth Forum.\n"
        )
        assert len(found) == 1

    def test_a_finished_short_line_ends_the_paragraph(self) -> None:
        found = body(
            "The Special Fund that the organization has established for the people of the\n"
            "country is based in its capital.\n"
            "\n\n\nThe meeting noted that reconstruction and reconciliation should be based on law.\n"
        )
        assert len(found) == 2

    def test_a_finished_but_full_line_goes_on(self) -> None:
        found = body(
            "The meeting recognized that the organization has played a role in the process.\n"
            "\n\n\nIn recent years it has confirmed its commitment to peace through participation\n"
            "at both of the rounds of talks that were held.\n"
        )
        assert len(found) == 1

    def test_a_heading_at_the_top_of_a_page_stays_apart(self) -> None:
        found = body(
            "The meeting took note of the projects that were carried out for the museums.\n"
            "\n\n\nSudan\n\n"
            "The two organizations welcomed the agreement that was signed in June of that year.\n"
        )
        assert found[1] == "Sudan"


class TestOneLineEach:
    def test_an_address_of_several_lines_between_blank_lines_is_one_block(self) -> None:
        found = texts(
            "For more information, please contact:\n\nUNITAR\nPalais des Nations\nCH-1211, Geneva 10\n"
            "Switzerland\n\nThe Institute provides training to assist countries in many areas.\n"
        )
        assert "UNITAR Palais des Nations CH-1211, Geneva 10 Switzerland" in found


class TestShortLineEnds:
    def test_a_short_last_line_before_a_capital(self) -> None:
        found = body(
            "The representatives made statements at the opening session of the meeting and\n"
            "the texts are attached.\n"
            "The chair then invited the participants to take up the first item of the agenda\n"
            "and to report on it.\n"
        )
        assert len(found) == 2


class TestCapitalsEnd:
    def test_a_heading_in_capitals_directly_above_its_text(self) -> None:
        found = body(
            "COOPERATION IN THE MAINTENANCE OF INTERNATIONAL\nPEACE AND SECURITY\n"
            "The organization acknowledged that the other plays a role in the prevention of\n"
            "conflict.\n"
        )
        assert found[0] == "COOPERATION IN THE MAINTENANCE OF INTERNATIONAL PEACE AND SECURITY"
        assert len(found) == 2


class TestInside:
    def test_a_full_stop_in_the_middle_of_a_block_opens_nothing(self) -> None:
        found = body(
            "The meeting stressed the need to increase the exchange of information between.\n"
            "OIC and UNHCR on the situation of refugees in the member States, through networks.\n"
        )
        assert len(found) == 1


class TestClosesBracket:
    def test_a_number_that_ends_a_bracket_opens_nothing(self) -> None:
        found = body(
            "The delegation was asked whether it would ratify the convention on work (No.\n"
            "189) and that on violence, and when it would do so in the years to come.\n"
        )
        assert len(found) == 1


class TestInsideBrackets:
    def test_a_bracket_that_closes_on_the_next_line_is_not_cut(self) -> None:
        found = body(
            "The type of time increment between the fields that were processed (see\n"
            "Code table 4.11)\n\nThe indicator of the unit of time for the increment.\n"
        )
        assert found[0].endswith("(see Code table 4.11)")


class TestNextEntry:
    def test_numbers_apart_from_what_they_count_open_entries(self) -> None:
        found = body(
            "15   Shape of the Earth as the table below describes it in all its details\n"
            "16   Scale factor of the radius\n"
            "17–20   Scaled value of the radius\n"
        )
        assert [each[:2] for each in found] == ["15", "16", "17"]

    def test_ranges_may_be_reckoned(self) -> None:
        found = body(
            "Time of end of the overall time interval over which the statistics are made in all\n"
            "(48+5Np)   Hour\n"
            "(49+5Np)–(52+5Np)   Minute and second\n"
        )
        assert [each[:8] for each in found] == ["Time of ", "(48+5Np)", "(49+5Np)"]


class TestAbbreviations:
    def test_a_title_before_a_name_ends_no_sentence(self) -> None:
        found = body(
            "The meeting was opened and closed by the Deputy Minister of the country, Mr.\n"
            "Roe, who thanked all the delegations for their work and their patience then.\n"
        )
        assert len(found) == 1
