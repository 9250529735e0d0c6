"""A gate's answer for people, and as JUnit XML for the services that run tests."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from verify.answers import Gate, Unmet
from verify.render import words
from verify.render.escape import one_line


def text(gate: Gate) -> str:
    """Each claim that is not let through, with what it needs and what is there; and how many there are."""
    lines = []
    for unmet in gate.unmet:
        lines.append(f"{unmet.id}  {words.status_word(unmet.status)}  {one_line(unmet.text)}")
        lines.extend(f"    {label:<8} {one_line(told)}" for label, told in _told(unmet))
    allowed = ", ".join(gate.allowed)
    total = words.number(len(gate.claims), "claim")
    policy = f"policy {one_line(gate.policy.id)}, version {gate.policy.version}"
    if gate.met:
        lines.append(f"gate met: {total}, each {allowed}; {policy}")
    else:
        lines.append(f"gate not met: {len(gate.unmet)} of {total}; allowed: {allowed}; {policy}")
    return "".join(f"{line}\n" for line in lines)


def junit(gate: Gate) -> str:
    """One test case a claim; those that are not let through fail."""
    unmet = {one.id: one for one in gate.unmet}
    suite = ET.Element(
        "testsuite",
        name=f"verify gate, policy {one_line(gate.policy.id)}",
        tests=str(len(gate.claims)),
        failures=str(len(unmet)),
        errors="0",
        skipped="0",
    )
    for held in gate.claims:
        case = ET.SubElement(suite, "testcase", classname="verify.gate", name=one_line(f"{held.id} {held.text}"))
        if held.id in unmet:
            failure = ET.SubElement(
                case, "failure", type=unmet[held.id].rule, message=one_line(f"{held.id} is {unmet[held.id].status}")
            )
            failure.text = "\n".join(f"{label}: {one_line(told)}" for label, told in _told(unmet[held.id]))
    ET.indent(suite)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suite, encoding="unicode")}\n'


def _told(unmet: Unmet) -> list[tuple[str, str]]:
    rows = [
        ("rule", unmet.rule),
        ("needed", unmet.needed),
        ("found", unmet.found),
        ("because", ", ".join(unmet.attributions) or "nobody speaks"),
    ]
    return [*rows, *(("next", check) for check in unmet.next_checks)]
