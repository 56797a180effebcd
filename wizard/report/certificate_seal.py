"""Says whether a certificate's record, its pages and the question set at hand still agree.

Loads pypdf and typst where they are needed, not on import.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wizard.errors import TrainingError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.report.certificate import lay_out_certificate, open_certificate, share_of
from wizard.report.envelope import Envelope
from wizard.report.pages import compare_pages, wholeness
from wizard.report.replay import Statement, set_has_changed
from wizard.training.exam import Exam, draw_exam
from wizard.training.exam_result import ExamCase, ExamResult
from wizard.training.pool import pool_of
from wizard.training.practice_cases import PracticeCase


def check_certificate(data: bytes, envelope: Envelope, question_set: QuestionSet) -> Iterator[Statement]:
    """Yield what is found in a certificate's PDF, ``data``, of which ``envelope`` was read.

    Raises:
        RecordError: it holds no certificate that can be read.
    """
    from wizard.report.certificate_pdf import as_certificate_pdf  # noqa: PLC0415 - typst loads only when needed

    opened = open_certificate(envelope.record)
    certificate = opened.certificate
    yield wholeness(is_whole=opened.is_whole)
    made_with = certificate.program_version
    anew = as_certificate_pdf(certificate.exam, made_with)
    yield from compare_pages(data, envelope, anew, lay_out_certificate(certificate), made_with=made_with)
    yield from retake(certificate.exam, question_set)


def retake(exam: ExamResult, question_set: QuestionSet) -> Iterator[Statement]:
    """Yield what the answers of a test come to in the question set at hand, compared with what was told."""
    if exam.question_set_id != question_set.id:
        yield Statement(
            mark="wrong",
            says=f"The answers were not marked again: the test came from the question set “{exam.question_set_id}”, "
            f"and the one at hand is “{question_set.id}”. Name the right one.",
        )
    elif exam.question_set_digest == question_set.digest:
        yield from _same_set(exam, question_set)
    else:
        yield set_has_changed(exam.question_set_id, exam.question_set_version, exam.question_set_digest, question_set)
        yield _changed_set(exam, question_set)


def _same_set(exam: ExamResult, question_set: QuestionSet) -> Iterator[Statement]:
    try:
        drawn = draw_exam(question_set, Routes(question_set), exam.seed)
    except TrainingError as error:
        yield Statement(mark="wrong", says=f"The test cannot be drawn again. {error}")
        return
    keys = {case.id: case for case in drawn.cases}
    if [case.case_id for case in exam.cases] != [*keys]:
        yield Statement(mark="wrong", says=f"The seed {exam.seed} draws other cases than those answered.")
        return
    amiss = [case.case_id for case in exam.cases if _is_right(case, keys) != case.is_right]
    if amiss:
        says = f"The answers do not come to the score told. Otherwise marked: {', '.join(amiss)}."
        yield Statement(mark="wrong", says=says)
    elif _told_today(exam, drawn, question_set) != exam:
        says = "The pass mark, the version or the titles told are not those of the question set."
        yield Statement(mark="wrong", says=says)
    else:
        says = f"The seed draws the same cases, and the answers come to the same score: {share_of(exam.score)} right."
        yield Statement(mark="ok", says=says)


def _told_today(exam: ExamResult, drawn: Exam, question_set: QuestionSet) -> ExamResult:
    return replace(
        exam,
        question_set_title=question_set.title,
        question_set_version=question_set.version,
        pass_percent=drawn.pass_percent,
        cases=tuple(
            replace(case, topic=question_set.exceptions[key.topic].title)
            for case, key in zip(exam.cases, drawn.cases, strict=True)
        ),
    )


def _changed_set(exam: ExamResult, question_set: QuestionSet) -> Statement:
    keys = pool_of(question_set, Routes(question_set), exam.seed).cases
    gone = sum(case.case_id not in keys for case in exam.cases)
    amiss = sum(_is_right(case, keys) != case.is_right for case in exam.cases if case.case_id in keys)
    if not gone and not amiss:
        return Statement(
            mark="ok",
            says=f"With today's question set, the answers come to the same score: {share_of(exam.score)} right.",
        )
    return Statement(
        mark="note",
        says=f"The score is that of its time. Of its {len(exam.cases)} cases, today's question set would mark {amiss} "
        f"otherwise, and no longer has {gone}.",
    )


def _is_right(case: ExamCase, keys: Mapping[str, PracticeCase]) -> bool:
    return case.answers == tuple(keys[case.case_id].answers.items())
