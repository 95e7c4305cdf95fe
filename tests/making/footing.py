"""On what legal footing random deals are sold, and by which banks."""

from __future__ import annotations

from tests.making.drawing import Deal, Drawing, May


def registered(d: Drawing) -> Deal:
    """Return a registration statement."""
    sender = {"name": "Harbor LLC", "address": May("640 Fifth Avenue, New York, New York 10019")}
    sender |= d.with_some(attention="Prospectus Department", phone=May("+1 212 555 0157"))
    shelf = d.coin()
    statement = {
        "form": "F-3" if shelf else "F-1",
        "filed": d.day(-60),
        **({"shelf": True} if shelf else {}),
        **d.with_some(
            file_number=May("333-123456"),
            effective=d.day(-10),
            preliminary=d.day(-5),
            final=d.day(0),
            additional=May("333-123457"),
            senders=[May(sender)],
        ),
    }
    return {"registration": "registered", "registration_statement": May(statement)} | _anywhere(d)


def exempt(d: Drawing) -> Deal:
    """Return a sale that is not registered."""
    exemptions = d.pick(["section-4a2"], ["regulation-s"], ["regulation-d-506b", "regulation-s"])
    promise = {"securities": "the securities sold"} | d.with_some(
        deadline=May("within 30 days after the closing"), effective_by=May("within 90 days after the closing")
    )
    return (
        {"registration": "unregistered", "exemptions": [May(each) for each in exemptions]}
        | _anywhere(d)
        | d.with_some(registration_rights=May(promise))
    )


def underwritten(d: Drawing, role: str) -> Deal:
    """Return banks that buy for resale, and what they earn and ask for."""
    return {"agents": [_bank("Harbor LLC", role)], "commitment": "firm"} | _paid(d)


def placed(d: Drawing) -> Deal:
    """Return banks that try to sell."""
    return {"agents": [_bank("Harbor LLC", "placement agent")], "commitment": "best efforts"} | _paid(d)


def _bank(name: str, role: str) -> Deal:
    return {"name": name, "role": role}


def _paid(d: Drawing) -> Deal:
    earned = d.with_some(
        discount=May(d.pick("7%", "6.25%")),
        reimbursed=May(d.money("0.50")),
        warrants=May("warrants to purchase up to 5% of the securities sold"),
    )
    return d.with_some(compensation=earned, lock_up=May(d.pick("90 days", "180 days")))


def _anywhere(d: Drawing) -> Deal:
    return d.with_some(offered_in=[May("US")])
