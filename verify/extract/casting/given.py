"""Given names that are known as those of women or of men, for pronouns only: no claim hangs on them."""

from __future__ import annotations

from typing import Literal

from verify.extract.casting.titles import listed
from verify.names import shadow

Gender = Literal["he", "she"]

_SHE = listed(
    "aino alice alina amina angela anita anna annalena anne barbara beatrice carla carly carol caroline catherine "
    "christine claire claudia condoleezza daniela deborah diana dorte elena elisabeth elizabeth ellen emily emma "
    "eva fatima giorgia greta hanna hannah helen hillary ilse ingrid irina iryna ivanka jacinda jane janet jennifer "
    "jessica joan julia julie karen karin karoline kate katherine kristina laura lena leyla lidia linda lisa lucy "
    "ludmila magdalena margaret maria marie marina marta martha mary melania melissa michelle mira monica nadia "
    "nancy natalia natalya nicola nikki nina olena olga patricia petra rachel rada rebecca roberta rosa ruth "
    "samantha sandra sara sarah sofia sophia sophie susan svetlana tatiana tatyana teresa theresa ursula valentina "
    "vera veronica victoria viktoria yelena yulia zainab zeynep"
)
_HE = listed(
    "aaron abdul abdullah adam ahmad ahmed alan albert aleksandr alexander ali andrew andrey andriy anthony anton "
    "antonio antony arthur barack ben benjamin bernard bernie bill bob boris brian bruno carlos charles chris "
    "christopher clint daniel dave david dennis dick dinesh dmitri dmitry dmytro donald douglas edward emil "
    "emmanuel eric ernst evgeny felix francis frank fred george gerald giovanni gregory hans harold hassan heinrich "
    "henrik henry hussein ibrahim igor ivan jack jacob jakob james jan jason jeb jeff jens jeremy jim joe john "
    "jonas jonathan jose josef joseph juan karl keith ken kevin khalid klaus kyrylo larry lars lawrence leonid "
    "louis luis lukas marco mark martin matthew michael miguel mike mikhail mitt mohamed mohammad mohammed muhammad "
    "mustafa mykhailo mykola newt nicholas nikolai olaf oleg oleh oleksandr oleksii omar oscar otto patrick paul "
    "pavel pavlo pedro peter petr philip pierre piet raymond recep richard rick robert roger roman ron ronald sadiq "
    "samuel scott sergei sergey serhii simon stephen steve steven ted thomas tim timothy tom tomas tony tor ulf "
    "valery vasyl victor viktor vitali vitaliy vladimir volodymyr walter werner william yaroslav yevgeniy yevgeny "
    "yevhen yuri yuriy yusuf"
)


def gender_of(name: str | None) -> Gender | None:
    """The pronoun that the first name of a person has mostly."""
    first = shadow(name or "").split(" ")[0]
    return "she" if first in _SHE else "he" if first in _HE else None
