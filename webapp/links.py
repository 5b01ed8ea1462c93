"""Every address of a page, as a function: pure, so that views, mails and tests name the same place. One section a view; add yours."""

from urllib.parse import urlencode

# — without a paper —


def home() -> str:
    """The first page: "Was ansteht" of the one paper, or the list of papers."""
    return "/"


def sign_in(target: str = "") -> str:
    """Where one asks for a code; afterwards one goes on to `target`, a path of ours."""
    return "/sign-in" + _query(target=target)


def code() -> str:
    """Where the code is typed."""
    return "/sign-in/code"


def fresh_sign_in(purpose: str, target: str) -> str:
    """Where one signs in afresh for one act."""
    return "/sign-in/fresh" + _query(purpose=purpose, target=target)


def sign_out() -> str:
    """POST: this device is signed out."""
    return "/sign-out"


def sign_out_everywhere() -> str:
    """POST: all devices are signed out."""
    return "/sign-out/everywhere"


def mailed(token: str) -> str:
    """The link of a mail."""
    return f"/l/{token}"


def account() -> str:
    """One's own name, language and devices."""
    return "/account"


def language() -> str:
    """POST: the reader's language."""
    return "/language"


def set_up() -> str:
    """Where the first visitor sets the installation up."""
    return "/set-up"


def papers() -> str:
    """The papers that one has to do with."""
    return "/papers"


def new_paper() -> str:
    """Where a paper is made."""
    return "/papers/new"


def verify() -> str:
    """Where anybody checks a PDF."""
    return "/verify"


def help_page() -> str:
    """Help."""
    return "/help"


# — in a paper —


def paper(slug: str) -> str:
    """The paper to read."""
    return f"/papers/{slug}"


def what_needs_you(slug: str) -> str:
    """What this person must decide, by deadline."""
    return f"/papers/{slug}/what-needs-you"


def proposals(slug: str) -> str:
    """All proposals, by filter."""
    return f"/papers/{slug}/proposals"


def proposal(slug: str, number: int) -> str:
    """One proposal."""
    return f"/papers/{slug}/proposals/{number}"


def votes(slug: str, number: int) -> str:
    """POST: a stance on a proposal."""
    return f"/papers/{slug}/proposals/{number}/votes"


def record(slug: str) -> str:
    """Everything that happened."""
    return f"/papers/{slug}/record"


def coordination(slug: str) -> str:
    """The coordinator's board."""
    return f"/papers/{slug}/coordination"


def invitation(slug: str) -> str:
    """The question whether one's organisation takes part."""
    return f"/papers/{slug}/invitation"


def sign_off(slug: str, number: int) -> str:
    """The sign-off of an edition."""
    return f"/papers/{slug}/editions/{number}/sign-off"


def capacity(slug: str) -> str:
    """POST: in which capacity one acts, for who has two."""
    return f"/papers/{slug}/capacity"


def _query(**values: str) -> str:
    said = {name: value for name, value in values.items() if value}
    return f"?{urlencode(said)}" if said else ""
