"""The quiet warning: it speaks up at what identifies a patient and stays silent at what names a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.engine.patient_details import looks_like_patient_details

_IDENTIFIERS = {
    "a Social Security number": ["123-45-6789", "123 45 6789", "SSN: 123456789", "social security number 123-45-6789"],
    "a medical record number": ["MRN 00482913", "mrn#48-2913", "Medical record no. A482913", "patient ID: 7718234"],
    "an e-mail address": ["jo.doe@example.org", "write to O'Hara+x@mail.clinic.example.com."],
    "a phone number": [
        "(212) 555-0147",
        "212-555-0147",
        "+1 212.555.0147",
        "2125550147",
        "1-800-555-0199",
        "call 555-0112",
    ],
    "a birth date": [
        "DOB 4/9/1962",
        "d.o.b.: 04-09-62",
        "born on April 9, 1962",
        "born 9 Apr 1962",
        "date of birth 1962-04-09",
        "April 9th, 1962 (birth date)",
        "birthday: Sept. 3, 1988",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in _IDENTIFIERS.items() for text in texts])
def test_an_identifier_is_named_for_what_it_is(kind, text):
    assert looks_like_patient_details(f"Refill text for Jo, {text}") == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Spring 2026 refill text",
        "5 tips",
        "$1,250,000 campaign",
        "Flu shots, October 3, 2026",
        "Message of 2026-03-04",
        "3/4/2026 mailing, version 2.1",
        "45 CFR 164.501 and 78 Fed. Reg. 5592-97",
        "A budget of $2125550147",
        "Born to run: newborn class 2026",
        "Case 2026-0147 for counsel",
        "Patient number one: kindness",
        "@clinic on social media",
        "ZIP 94110-1234",
        "24/7 nurse line",
        "Room 212-555",
    ],
)
def test_ordinary_names_and_notes_raise_no_alarm(text):
    assert looks_like_patient_details(text) is None


@given(
    season=st.sampled_from(["Spring", "Summer", "Fall", "Winter", "Q1", "Heart month", "Open enrollment"]),
    year=st.integers(1990, 2099),
    what=st.sampled_from(
        ["refill text", "flu shot e-mail", "portal post", "birthday card", "phone script", "call list"]
    ),
    number=st.integers(0, 999),
)
def test_a_message_named_by_season_year_and_kind_raises_no_alarm(season, year, what, number):
    assert looks_like_patient_details(f"{season} {year} {what} {number}") is None


@given(amount=st.integers(0, 10**9), cents=st.integers(0, 99))
def test_an_amount_of_money_raises_no_alarm(amount, cents):
    assert looks_like_patient_details(f"The maker pays ${amount:,}.{cents:02} for the mailing") is None


@given(
    area=st.integers(200, 999),
    exchange=st.integers(200, 999),
    line=st.integers(0, 9999),
    form=st.sampled_from(["{}-{}-{}", "({}) {}-{}", "{}.{}.{}", "{} {} {}", "+1 {} {} {}"]),
)
def test_every_american_phone_number_is_seen(area, exchange, line, form):
    assert looks_like_patient_details(form.format(area, exchange, f"{line:04}")) == "a phone number"


@given(st.text(max_size=400))
def test_any_text_is_looked_at_without_trouble(text):
    looks_like_patient_details(text)
