"""A quiet look for patient details in what a person typed: they belong in no record of this program."""

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_MONTH_NUMBER}([/.-]){_DAY}\1(?:{_YEAR}|\d\d)"  # 4/9/1962, 04-09-62
    rf"|{_YEAR}-{_MONTH_NUMBER}-{_DAY}"  # 1962-04-09
    rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR}"  # April 9, 1962
    rf"|{_DAY}\s+{_MONTH},?\s+{_YEAR})"  # 9 April 1962
)
_BORN = r"\b(?:d\.?\s?o\.?\s?b\b\.?|born|birth\s?date|birthday|date\s+of\s+birth|b\.?\s?day)"

_KINDS = (
    ("a Social Security number", r"(?<![\d-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d\d\1(?!0000)\d{4}(?![\d-])"),
    (
        "a Social Security number",
        r"\b(?:ssn|social\s+security(?:\s+(?:number|no\.?))?)\s*(?:is|[:#])?\s*\d{3}[- ]?\d\d[- ]?\d{4}\b",
    ),
    (
        "a medical record number",
        (
            r"\b(?:mrn|(?:medical\s+record|patient|member|chart)\s+(?:id|number|no\.?)|medical\s+record)"
            r"\s*(?:is|[:#=])*\s*[a-z]{0,3}-?\d[\d-]{3,}\b"
        ),
    ),
    ("an e-mail address", r"(?<![\w.+'-])[\w.+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b"),
    ("a phone number", r"(?<![\w.$-])(?:\+?1[-. ]?)?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}(?![\w-])"),
    ("a phone number", r"(?<![\w.$-])\+?1?[2-9]\d\d[2-9]\d{6}(?![\w-])"),
    ("a phone number", r"\b(?:phone|call|tel|cell|mobile|fax)\b\.?\s*(?:at|[:#])?\s*\d{3}[-. ]\d{4}\b"),
    ("a birth date", rf"{_BORN}\s*(?:is|on|:|=)*\s*{_DATE}"),
    ("a birth date", rf"(?<![\w/.-]){_DATE}\s*\(?{_BORN}"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


def looks_like_patient_details(text: str) -> str | None:
    """Return what the text seems to hold, such as "a phone number"; None for ordinary words, dates and amounts.

    A bare date is no alarm, since messages are named by the day they go out; a date said to be a birth date is.
    """
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), None)
