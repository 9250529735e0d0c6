"""The party of a state that words bound to a source tell: countries, demonyms, seats of power -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_TABLE = """
ae United_Arab_Emirates Emirati UAE Abu_Dhabi
af Afghanistan Afghan Kabul
al Albania Albanian Tirana
am Armenia Armenian Yerevan
ar Argentina Argentine Argentinian Buenos_Aires
at Austria Austrian Vienna
au Australia Australian Canberra
az Azerbaijan Azerbaijani Azeri Baku
ba Bosnia Bosnian Sarajevo
bd Bangladesh Bangladeshi Dhaka
be Belgium Belgian
bf Burkina_Faso Burkinabe Ouagadougou
bg Bulgaria Bulgarian Sofia
bh Bahrain Bahraini Manama
bo Bolivia Bolivian
br Brazil Brazilian Brasilia
by Belarus Belarusian Minsk
ca Canada Canadian Ottawa
cd Congo Congolese DRC Kinshasa
ch Switzerland Swiss Bern
cl Chile Chilean Santiago
cn China Chinese Beijing
co Colombia Colombian Bogota
cu Cuba Cuban Havana
cy Cyprus Cypriot Nicosia
cz Czech Czechia Prague
de Germany German Berlin
dk Denmark Danish Copenhagen
dz Algeria Algerian Algiers
ec Ecuador Ecuadorian Ecuadorean Quito
ee Estonia Estonian Tallinn
eg Egypt Egyptian Cairo
er Eritrea Eritrean Asmara
es Spain Spanish Madrid
et Ethiopia Ethiopian Addis_Ababa
fi Finland Finnish Helsinki
fr France French Paris
gb Britain British UK U.K. United_Kingdom Whitehall Downing_Street
ge Georgia Georgian Tbilisi
gr Greece Greek Athens
hr Croatia Croatian Zagreb
ht Haiti Haitian
hu Hungary Hungarian Budapest
id Indonesia Indonesian Jakarta
ie Ireland Irish Dublin
il Israel Israeli IDF Knesset Mossad
in India Indian New_Delhi Delhi
iq Iraq Iraqi Baghdad
ir Iran Iranian Tehran
is Iceland Icelandic Reykjavik
it Italy Italian Rome
jo Jordan Jordanian Amman
jp Japan Japanese Tokyo
ke Kenya Kenyan Nairobi
kg Kyrgyzstan Kyrgyz Bishkek
kh Cambodia Cambodian Phnom_Penh
kp North_Korea North_Korean Pyongyang
kr South_Korea South_Korean Seoul
kw Kuwait Kuwaiti
kz Kazakhstan Kazakh Astana
lb Lebanon Lebanese Beirut
lk Sri_Lanka Sri_Lankan Colombo
lt Lithuania Lithuanian Vilnius
lv Latvia Latvian Riga
ly Libya Libyan Tripoli
ma Morocco Moroccan Rabat
md Moldova Moldovan Chisinau
me Montenegro Montenegrin Podgorica
mk North_Macedonia Macedonian Skopje
ml Mali Malian Bamako
mm Myanmar Burma Burmese Naypyidaw
mn Mongolia Mongolian
mx Mexico Mexican
my Malaysia Malaysian Kuala_Lumpur
ne Niger Nigerien Niamey
ng Nigeria Nigerian Abuja
nl Netherlands Dutch
no Norway Norwegian Oslo
np Nepal Nepali Nepalese Kathmandu
nz New_Zealand Wellington
om Oman Omani Muscat
pe Peru Peruvian Lima
ph Philippines Philippine Filipino Manila
pk Pakistan Pakistani Islamabad
pl Poland Polish Warsaw
ps Palestine Palestinian Ramallah
pt Portugal Portuguese Lisbon
qa Qatar Qatari Doha
ro Romania Romanian Bucharest
rs Serbia Serbian Belgrade
ru Russia Russian Russian_Federation Kremlin Moscow FSB Duma
rw Rwanda Rwandan Kigali
sa Saudi Saudi_Arabia Saudi_Arabian Riyadh
sd Sudan Sudanese Khartoum
se Sweden Swedish Stockholm
si Slovenia Slovenian Slovene Ljubljana
sk Slovakia Slovak Bratislava
so Somalia Somali Mogadishu
ss South_Sudan South_Sudanese Juba
sy Syria Syrian Damascus
th Thailand Thai Bangkok
tj Tajikistan Tajik Dushanbe
tm Turkmenistan Turkmen
tn Tunisia Tunisian Tunis
tr Turkey Türkiye Turkish Ankara
tw Taiwan Taiwanese Taipei
ua Ukraine Ukrainian Kyiv Kiev SBU
us US U.S. USA American United_States Pentagon White_House Washington State_Department CIA FBI CENTCOM
uz Uzbekistan Uzbek Tashkent
va Vatican
ve Venezuela Venezuelan Caracas
vn Vietnam Vietnamese Hanoi
xk Kosovo Kosovan Pristina
ye Yemen Yemeni Sanaa
za South_Africa South_African Pretoria
"""


class National(NamedTuple):
    """A national word found among the words of a source."""

    party: str
    words: str
    """As the text has it: "Russian-appointed"."""


_ROWS = [line.split() for line in _TABLE.split("\n") if line]
_CODES: Mapping[str, str] = {word.replace("_", " "): row[0] for row in _ROWS for word in row[1:]}
_DEMONYMS: Mapping[str, str] = {row[0]: row[2].replace("_", " ") for row in _ROWS if len(row) > 2} | {
    "us": "US",
    "kr": "South Korean",
    "kp": "North Korean",
    "sa": "Saudi",
    "gb": "British",
    "cz": "Czech",
}
_LOYAL = "appointed|backed|installed|imposed|led|supported|sponsored|aligned|allied|controlled|funded|run"
_NAMES = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
# Case counts: "polish", "us" and "turkey" are words. What is held or occupied by a state does not speak for it.
_NATIONAL = re.compile(
    rf"(?<![\w-])(?P<whole>(?:[Pp]ro-)?(?P<name>{_NAMES}|(?:RUSSIAN|RUSSIA|UKRAINE|UKRAINIAN))(?:-(?:{_LOYAL}))?)(?![\w-])"
)
_LOYALTY = re.compile(r"\b[Pp]ro-\w|\w-(?:appointed|backed|imposed|installed)\b")
_AMERICAN_STATES = re.compile(r"\bgovernor|\bsenator|\battorney general|\bsecretary of state", re.IGNORECASE)


def nationals(words: str) -> list[National]:
    """The national words of a phrase, in order."""
    found = []
    for match in _NATIONAL.finditer(words):
        name = match["name"] if match["name"] in _CODES else match["name"].title()
        # "Georgia Governor" is of the American state.
        if name != "Georgia" or not _AMERICAN_STATES.search(words):
            found.append(National(_CODES[name], match["whole"]))
    return found


def party_of(phrases: Sequence[str]) -> National | None:
    """The party of the first phrase with a national word; None where a phrase has words of two states."""
    for phrase in phrases:
        found = nationals(phrase)
        if found:
            return found[0] if len({one.party for one in found}) == 1 else None
    return None


def is_loyal(words: str) -> bool:
    """Whether words say that somebody stands for a state from outside it: "Moscow-backed", "pro-Russian"."""
    return bool(_LOYALTY.search(words) and nationals(words))


def is_state(name: str) -> bool:
    """Whether a name alone stands for the government of a state: "Ukraine", "Kyiv", "the Kremlin"."""
    return name.removeprefix("the ").removeprefix("The ") in _CODES


def side_of(party: str) -> str:
    """How the side of a party is called: "Ukrainian side"."""
    return f"{_DEMONYMS.get(party.casefold(), party)} side"
