from wizard.training.lots import in_lot_order, lot


def test_lots_fall_alike_on_every_machine():
    assert lot(7, "refill").hex()[:8] == "74113ceb"
    assert in_lot_order(7, ["a", "b", "c", "d"]) == in_lot_order(7, ["d", "c", "b", "a"])


def test_another_seed_or_purpose_draws_another_order():
    names = [f"case-{number}" for number in range(20)]
    orders = [in_lot_order(7, names), in_lot_order(8, names), in_lot_order(7, names, "pairs")]
    assert len({tuple(order) for order in orders}) == 3
    assert all(sorted(order) == sorted(names) for order in orders)
