"""The builder that other tests stand on writes what the register itself would."""

from tests.support.registers import KINDS, NOON, Clock, fill, rationale
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.values import Search


def test_a_filled_register_proves_and_goes_on(tmp_path):
    register = open_register(tmp_path / "register.sqlite", Clock())
    fill(register, 40)
    register.keep(rationale("message"), key="one")
    fill(register, 30, until=NOON.replace(month=4))
    assert list(prove(register)) == []
    assert register.totals()[0] == 71
    assert {row.status for row in register.rows(Search())} == {"waiting", "approved", "sent-back"}
    assert {row.version for row in register.rows(Search())} == {1, 2}
    assert len({row.class_ for row in register.rows(Search())}) == 5
    register.close()


def test_every_kind_of_decision_is_kept_alike(tmp_path):
    register = open_register(tmp_path / "register.sqlite", Clock())
    kept = [register.keep(rationale(kind), key=kind) for kind in KINDS]
    assert [row.class_ for row in kept][:5] == list(KINDS[:5])
    assert list(prove(register)) == []
    register.close()
