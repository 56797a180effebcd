"""Several programs, and several threads of one, that write at once."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from tests.support.registers import keep_many, rationale
from wizard.register.proof import prove
from wizard.register.values import Search

CLIENTS = 10
EACH = 3


def test_ten_programs_that_write_at_once_lose_nothing_and_keep_one_chain(register, address):
    way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(way)
    context.set_forkserver_preload(["tests.support.registers"])
    with ProcessPoolExecutor(CLIENTS, mp_context=context) as programs:
        started = [programs.submit(keep_many, address, f"Decider {number}", EACH) for number in range(CLIENTS)]
        kept = [name for each in started for name in each.result(timeout=120)]
    assert len(kept) == len(set(kept)) == 2 * CLIENTS * EACH
    assert {row.id for row in register.rows(Search(every_version=True))} == set(kept)
    assert register.head().number == 3 * CLIENTS * EACH
    assert register.count(Search(status="approved")) == CLIENTS * EACH
    assert list(prove(register)) == []


def test_threads_of_one_program_share_a_register(register):
    with ThreadPoolExecutor(4) as threads:
        kept = list(threads.map(lambda number: register.keep(rationale(), key=f"{number}").id, range(12)))
        again = list(threads.map(lambda number: register.keep(rationale(), key=f"{number}").id, range(12)))
    assert len(set(kept)) == 12
    assert again == kept
    assert list(prove(register)) == []
