"""Names of outlets, groups and bodies in the news that no word of theirs tells the kind of."""

from __future__ import annotations

from collections.abc import Mapping

from verify.model import Kind
from verify.names import shadow

_OUTLETS = """
ABC|ABC News|AFP|Agence France-Presse|Al Arabiya|Al Jazeera|Al-Manar|ANSA|AP|ARD|Associated Press|Axios|BBC|
BBC News|Bloomberg|Breitbart|BuzzFeed|CBC|CBS|CBS News|CGTN|CNBC|CNN|Corriere della Sera|Daily Beast|Der Spiegel|
Deutsche Welle|Die Zeit|DPA|Economist|EFE|El Pais|Euronews|Financial Times|Forbes|Fox News|Frankfurter Allgemeine|
Guardian|Haaretz|Interfax|Interfax-Ukraine|ITAR-TASS|ITV|Izvestia|Kommersant|Kyiv Independent|Kyodo|La Repubblica|
Le Figaro|Le Monde|Mediazona|Meduza|MSNBC|NBC|NBC News|New Yorker|Newsweek|NHK|Nikkei|Novaya Gazeta|NPR|NRK|PBS|
Politico|ProPublica|RBC|RBC-Ukraine|Reuters|RFE/RL|RIA|RIA Novosti|RT|RTE|SANA|Sky News|South China Morning Post|
Sputnik|Suspilne|TASS|TF1|Times of Israel|Ukrainska Pravda|Ukrinform|UPI|Voice of America|Vox|WAFA|
Wall Street Journal|Washington Post|Xinhua|Yonhap|ZDF
"""
_AGENCIES = """
AFP|Agence France-Presse|ANSA|AP|Associated Press|DPA|EFE|Interfax|Interfax-Ukraine|ITAR-TASS|Kyodo|Reuters|RIA|
RIA Novosti|SANA|TASS|Ukrinform|UPI|WAFA|Xinhua|Yonhap
"""
_ORGANIZATIONS = """
Airbus|Amazon|Amnesty|Amnesty International|Apple|Bellingcat|Boeing|Energoatom|EU|Facebook|FIFA|Gazprom|Google|
Greenpeace|IAEA|ICRC|IMF|Instagram|IOC|Maxar|Meta|Microsoft|Médecins Sans Frontières|Naftogaz|NATO|OPEC|OSCE|Oxfam|
Planet Labs|Red Crescent|Red Cross|Rosatom|Rosneft|Telegram|Tesla|TikTok|Twitter|U.N.|UEFA|UN|UNESCO|UNHCR|UNICEF|
UNRWA|VKontakte|WhatsApp|WHO|YouTube
"""
_GROUPS = """
Al Qaeda|Al-Qaeda|al-Qaida|Al-Shabaab|Boko Haram|ELN|FARC|Fatah|Hamas|Hezbollah|Houthi|Houthis|IRA|ISIL|ISIS|
Islamic Jihad|Islamic State|M23|PKK|Rapid Support Forces|RSF|Taliban|Wagner|Wagner Group
"""
_STATE_BODIES = "BND|Bundestag|CIA|Duma|FBI|FSB|GCHQ|GRU|Knesset|MI5|MI6|Mossad|NSA|SBU|Shin Bet"
_ARMIES = "CENTCOM|IDF|IRGC"


def _names(listed: str) -> frozenset[str]:
    return frozenset(shadow(name) for name in listed.replace("\n", "").split("|"))


AGENCIES = _names(_AGENCIES)
"""News agencies: "the agency" may call one of them."""
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("organization", _ORGANIZATIONS),
    ("outlet", _OUTLETS),
    ("group", _GROUPS),
    ("government", _STATE_BODIES),
    ("military", _ARMIES),
)
KNOWN: Mapping[str, Kind] = {name: kind for kind, listed in _KINDS for name in _names(listed)}
"""Name as it is matched -> kind."""


def kind_of_name(name: str) -> Kind | None:
    """The kind of a body that is known by its name alone."""
    folded = shadow(name)
    return KNOWN.get(folded.removeprefix("the "))
