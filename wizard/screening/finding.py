"""A verdict in the few words that fit beside a row."""

from wizard.engine.message_verdict import MessageVerdict
from wizard.engine.verdict import Verdict
from wizard.screening.calendar import Finding


def of_topic(verdict: Verdict) -> Finding:
    """Return the finding of a message with one topic."""
    return _finding(verdict, "; ".join(duty.obligation.title for duty in verdict.duties))


def of_message(verdict: MessageVerdict) -> Finding:
    """Return the finding of a message with several topics: that of the strictest, and every topic's obligations."""
    return _finding(
        verdict.governing.verdict,
        "; ".join(f"{duty.obligation.title} ({', '.join(duty.topics)})" for duty in verdict.duties),
    )


def _finding(verdict: Verdict, obligations: str) -> Finding:
    return Finding(
        class_=verdict.class_,
        outcome=verdict.outcome_id,
        exception=verdict.exception_id or "",
        because="; ".join(reason.because for reason in verdict.because),
        obligations=obligations,
        headline=verdict.outcome.headline,
    )
