"""The certificate of a test: the record of what was answered, and what a page says of it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final, Literal

from pydantic import ValidationError, field_validator

from wizard.errors import RecordError
from wizard.report.sealed_json import MEND, code_of, digest_of, reasons, sealed, unsealed
from wizard.report.shapes import texts_in
from wizard.report.wording import clean, count_of, shortened, spoken_time
from wizard.report.words import Words
from wizard.training.exam_result import ExamResult, Score

FORMAT: Final = "exception-wizard-certificate"
FORMAT_VERSION: Final = 1

HONEST = (
    "This shows what was answered in practice, on invented messages. There are no passwords: the name is the one that "
    "was chosen on the computer."
)
HOW_IT_COUNTS = (
    "A case is right when every answer to it is. The seed and this version of the question set draw the same cases "
    "again, and the file carries every answer: 'optin-wizard verify' checks it."
)


class Certificate(Words):
    """What a certificate's PDF carries: the test as it was taken, and the version of the program that wrote it down."""

    format: Literal["exception-wizard-certificate"] = FORMAT
    format_version: Literal[1] = FORMAT_VERSION
    program_version: str
    exam: ExamResult

    @field_validator("exam")
    @classmethod
    def _can_be_told(cls, exam: ExamResult) -> ExamResult:
        if not exam.cases:
            raise ValueError("a test has at least one case")
        if datetime.fromisoformat(exam.finished_at).tzinfo is None:
            raise ValueError("the time has no offset")
        return exam


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSheet:
    """Everything the page shows, in order. ``label`` says whether the test was passed, ``headline`` the score."""

    kicker: str
    title: str
    label: str
    headline: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    whole_name: str
    topics_title: str
    header: tuple[str, str, str]
    topics: tuple[tuple[str, str, str], ...]
    meaning_title: str
    meaning: tuple[str, ...]
    digest: tuple[str, str]
    signers: tuple[str, ...]
    footer: str

    def statements(self) -> Iterator[str]:
        """Yield every text that the page must show, in order."""
        shown = asdict(self)
        del shown["footer"]
        yield from texts_in(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCertificate:
    """A certificate as read. ``is_whole`` says whether its digest fits its words."""

    certificate: Certificate
    is_whole: bool


def certificate_as_json(certificate: Certificate) -> str:
    """Return the record with its digest; the same certificate gives the same characters."""
    return sealed(certificate.model_dump(mode="json"))


def open_certificate(text: str) -> OpenedCertificate:
    """Return the certificate that JSON holds, even where its digest does not fit.

    Raises:
        RecordError: it is no certificate, or one of a newer format.
    """
    words, stated = unsealed(text, what="certificate", form=FORMAT, newest=FORMAT_VERSION)
    try:
        certificate = Certificate.model_validate_json(json.dumps(words))
    except ValidationError as error:
        raise RecordError(f"The certificate cannot be read: {reasons(error)} {MEND}") from error
    return OpenedCertificate(certificate=certificate, is_whole=stated == digest_of(words))


def lay_out_certificate(certificate: Certificate) -> CertificateSheet:
    """Return the page of a certificate."""
    exam, score = certificate.exam, certificate.exam.score
    name = clean(exam.learner)
    title = shortened(name, most_words=16, longest=100)
    code = code_of(digest_of(certificate.model_dump(mode="json")))
    return CertificateSheet(
        kicker=f"{'Certificate of' if score.is_passed else 'Result of'} a practice test: {exam.question_set_title}",
        title=title,
        label="Passed" if score.is_passed else "Not passed",
        headline=f"{share_of(score)} right, {score.percent} percent",
        lines=(f"The pass mark of the question set is {exam.pass_percent} percent.",),
        facts=(
            ("Taken on", spoken_time(exam.finished_at)),
            ("Check code", code),
            ("Question set", f"{exam.question_set_id}, version {exam.question_set_version}"),
            ("Seed", str(exam.seed)),
        ),
        whole_name=name if name != title else "",
        topics_title="What was tested",
        header=("Exception, or other way out", "Cases", "Right"),
        topics=tuple((topic, str(each.cases), str(each.right)) for topic, each in exam.topics.items()),
        meaning_title="What this shows",
        meaning=(HONEST, HOW_IT_COUNTS),
        digest=("Digest of the set", exam.question_set_digest),
        signers=("Learner", "Trainer"),
        footer=(
            f"Exception Wizard {certificate.program_version}. Question set {exam.question_set_version}. "
            f"Check code {code}."
        ),
    )


def share_of(score: Score) -> str:
    """Return "17 of 18 cases"."""
    return f"{score.right} of {count_of(score.cases, 'case')}"
