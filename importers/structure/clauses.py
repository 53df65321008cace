"""Clauses of resolutions by the form of their first verb, in English, French, Spanish and Arabic.

A preambular clause opens with a participle or an adjective (`Recalling`, `Convinced`), an operative
one with a verb in the third person (`Requests`). On 902 Security Council texts of 1946 to 2002 this
told 98 % and 97 % right, better than lists of verbs; numbers are only supporting evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from importers.parsed import Role
from importers.structure.wordlists import words

_ARTICLES = ("The ", "THE ", "L'", "L’", "La ", "Le ", "Les ", "El ", "Los ", "Las ", "إن ", "ان ")
_BARE_FORMULAS = ("The Security Council", "The General Assembly", "The Economic and Social Council")
"""Those that the earliest resolutions print without a comma."""
_WITHIN_NAMES = words("of and the for on to in its")
_LONGEST_FORMULA = 14
_LONGEST_ROMANCE_FORMULA = 9
_BODIES = re.compile(
    r"assembl|council|committee|commission|conference|meeting|board|states parties|governments|"
    r"parties|conseil|comité|conférence|réunion|asamblea|consejo|comisión|conferencia|partes|"
    r"الجمعية|مجلس|لجنة|المؤتمر|اللجنة|الأطراف",
    re.IGNORECASE,
)

_ADVERBS = words(
    """
    also further again still deeply gravely strongly seriously profoundly extremely firmly fully
    keenly particularly especially highly greatly equally likewise moreover furthermore once
    more therefore thus accordingly hereby in addition specifically urgently solemnly
    unequivocally categorically vigorously once warmly increasingly bearing
    """
)
_ADJECTIVES = words(
    """
    aware alarmed anxious appalled concerned convinced conscious cognizant determined desirous
    disturbed dismayed distressed encouraged eager gratified grieved guided horrified impressed
    indignant inspired mindful moved outraged pleased prompted resolved satisfied saddened shocked
    troubled shaken whereas
    """
)
_PARTICIPLES_NOT = words(
    """
    # nouns and prepositions in -ing that open ordinary sentences
    during nothing something everything anything king beijing peking meeting evening morning
    building training spring string thing
    """
)
_NOT_VERBS = words(
    """
    # words in -s that open ordinary sentences
    this its his as is was has these those others states nations unless perhaps across yes us
    thus congress various previous measures participants representatives members parties
    governments countries issues activities sanctions less access process progress business
    always besides towards ours theirs news series paris
    """
)
_FRENCH_OPERATIVE = words(
    """
    accueille accepte accorde adopte affirme appelle applaudit approuve appuie arrête attend
    attire autorise charge condamne confirme considère constate convient déclare décide demande
    déplore encourage engage enjoint envisage estime exhorte exige exprime fait félicite
    insiste invite juge lance lève loue note prend préconise prie proclame proroge reconnaît
    recommande réaffirme réitère regrette remercie rend renouvelle répète rappelle sait salue
    souligne souscrit sollicite souhaite suggère se
    """
)
_FRENCH_PREAMBULAR = words(
    """
    alarmée alarmé animée animé consciente conscient convaincue convaincu désireuse désireux
    déterminée déterminé encouragée encouragé fermement gravement guidée guidé inquiète inquiet
    mue mû persuadée persuadé préoccupée préoccupé profondément résolue résolu réunie réuni
    soucieuse soucieux vivement satisfaite indignée horrifiée notant
    """
)
_SPANISH_OPERATIVE = words(
    """
    acepta acoge acuerda adopta afirma agradece alienta apoya aprecia aprueba autoriza celebra
    condena confirma considera decide declara deplora destaca encarga encomia exhorta exige
    expresa felicita hace hace insta invita lamenta llama manifiesta observa pide proclama
    prorroga reafirma recalca recomienda reconoce recuerda reitera repudia resuelve respalda
    ruega señala solicita subraya sugiere suscribe toma urge
    """
)
_SPANISH_PREAMBULAR = words(
    """
    alarmada alarmado alentada alentado consciente convencida convencido decidida decidido
    deseosa deseoso guiada guiado gravemente horrorizada indignada inspirada inspirado
    preocupada preocupado profundamente resuelta resuelto seriamente teniendo
    """
)
_ARABIC_PREAMBULAR = ("إذ ", "وإذ ", "اذ ", "واذ ")
_ARABIC_OPERATIVE = re.compile(r"(?:و|ف)?[تي][\u0621-\u064a\u064b-\u0652]{2,8}\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = "\"'“‘«[( "


def is_enacting_formula(text: str) -> bool:
    """`The General Assembly,` and its like: the name of a body, and a comma at the end."""
    if len(text) > 110 or (text[-1:] not in ",،" and text not in _BARE_FORMULAS):
        return False
    name = text.rstrip(",،").lstrip(_OPENING)
    if name in _BARE_FORMULAS:
        return True
    if not name.startswith(_ARTICLES) or not _BODIES.search(name):
        return False
    parts = name.replace("’", " ").replace("'", " ").split()[1:]
    if any(not part.replace("-", "").replace(",", "").isalpha() for part in parts):
        return False
    if name.startswith(("The ", "THE ")):
        capitals = all(part[0].isupper() or part in _WITHIN_NAMES for part in parts)
        return capitals and len(parts) <= _LONGEST_FORMULA
    return len(parts) <= _LONGEST_ROMANCE_FORMULA


def first_words(text: str, count: int = 4) -> list[str]:
    """The first words, without opening quotes, small."""
    found = _WORD.finditer(text.lstrip(_OPENING)[:80])
    return [match.group().lower() for match in islice(found, count)]


def role_of_opening(text: str) -> Role | None:
    """What the form of the first verb says, without regard to how the clause ends."""
    if text.startswith(_ARABIC_PREAMBULAR):
        return Role.PREAMBULAR
    head = text.lstrip(_OPENING)[:1]
    if not head or not head.isupper():
        return Role.OPERATIVE if _ARABIC_OPERATIVE.match(text) else None
    return _role_of_words(tuple(first_words(text)))


@lru_cache(maxsize=4096)
def _role_of_words(opening: tuple[str, ...]) -> Role | None:
    for position, word in enumerate(opening):
        role = _role_of_word(word, position)
        if role is not None:
            return role
        if word not in _ADVERBS and not (word.endswith("ly") and len(word) > 4):
            return None
    return None


def _role_of_word(word: str, position: int) -> Role | None:
    if word in _ADJECTIVES or word in _FRENCH_PREAMBULAR or word in _SPANISH_PREAMBULAR:
        return Role.PREAMBULAR
    if word in _FRENCH_OPERATIVE or word in _SPANISH_OPERATIVE:
        return Role.OPERATIVE
    if word.endswith("ing") and len(word) > 4 and word not in _PARTICIPLES_NOT:
        return Role.PREAMBULAR
    if position == 0 and word.endswith(("ant", "ent")) and word in _FRENCH_LIKE:
        return Role.PREAMBULAR
    if word.endswith(("ando", "iendo", "yendo")) and len(word) > 5:
        return Role.PREAMBULAR
    if word.endswith("ant") and len(word) > 5 and word not in _NOT_PARTICIPLES_FR:
        return Role.PREAMBULAR
    if (
        word.endswith("s")
        and not word.endswith(("ss", "us", "ous"))
        and len(word) > 3
        and word not in _NOT_VERBS
        and word not in _ADVERBS
    ):
        return Role.OPERATIVE
    return None


_FRENCH_LIKE = words(
    """
    ayant étant
    """
)
_NOT_PARTICIPLES_FR = words(
    """
    important significant relevant constant assistant participant instant restaurant merchant
    covenant tenant grant avant devant durant pendant cependant autant montant
    """
)


def opens_clause(text: str) -> bool:
    """A clause of a resolution can start with these words."""
    head = text.lstrip(_OPENING)[:1]
    if not head or (head.isalpha() and head.islower()):
        return False
    return role_of_opening(text) is not None
