"""All tables. Rows that say what happened are dated and never deleted; a stored `state` is for constraints and `where state = …`."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from webapp.store.types import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, name: str | None = None, *, nullable: bool = False) -> Column[int]:
    return Column(
        name or f"{table.removesuffix('s')}_id", Integer, ForeignKey(f"{table}.id"), nullable=nullable, index=True
    )


def _one_of(column: str, *allowed: str) -> CheckConstraint:
    values = ", ".join(f"'{value}'" for value in allowed)
    return CheckConstraint(f"{column} in ({values})", name=f"{column}_known")


# — the installation and its people —

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, server_default=""),
    Column("public_address", String(300), nullable=False, server_default=""),
    Column("language", String(2), nullable=False, server_default="de"),
    Column("setup_code_hash", String(64), nullable=False, server_default=""),
    Column("set_up_at", UtcDateTime),
    Column("mail_by", String(10), nullable=False, server_default="files"),  # files · smtp
    Column("mail_host", String(200), nullable=False, server_default=""),
    Column("mail_port", Integer, nullable=False, server_default="587"),
    Column("mail_user", String(200), nullable=False, server_default=""),
    Column("mail_password", String(400), nullable=False, server_default=""),
    Column("mail_security", String(10), nullable=False, server_default="starttls"),  # starttls · tls · none
    Column("mail_from", String(320), nullable=False, server_default=""),
    CheckConstraint("id = 1", name="only_one"),
    _one_of("mail_by", "files", "smtp"),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("email", String(320), nullable=False, unique=True),  # lower case
    Column("title", String(60), nullable=False, server_default=""),
    Column("name", String(200), nullable=False, server_default=""),
    Column("language", String(2), nullable=False, server_default="de"),
    Column("operator", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", UtcDateTime, nullable=False),
    Column("mail_refused_at", UtcDateTime),
    Column("mail_refused_because", Text, nullable=False, server_default=""),
    Column("digest_sent_at", UtcDateTime),
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    _to("people", "person_id"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("agent", String(200), nullable=False, server_default=""),
)

visits = Table(  # what changed since the last visit; never shown to others
    "visits",
    metadata,
    _id(),
    _to("people", "person_id"),
    _to("papers"),
    Column("previous_at", UtcDateTime),
    Column("latest_at", UtcDateTime, nullable=False),
    UniqueConstraint("person_id", "paper_id"),
)

codes = Table(  # asked for on the sign-in page, or for one act that needs a fresh sign-in
    "codes",
    metadata,
    _id(),
    Column("browser_hash", String(64), nullable=False, index=True),
    Column("email", String(320), nullable=False),
    _to("people", "person_id", nullable=True),  # empty: nobody has this address; the page looks the same
    Column("purpose", String(200), nullable=False, server_default="sign_in"),
    Column("target", String(500), nullable=False, server_default=""),
    Column("code_hash", String(64), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

links = Table(  # the link of a mail: one person, one paper, one purpose, one end
    "links",
    metadata,
    _id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    _to("people", "person_id"),
    _to("papers", nullable=True),
    Column("purpose", String(60), nullable=False),
    Column("target", String(500), nullable=False),
    Column("code_hash", String(64), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)

fresh_sign_ins = Table(
    "fresh_sign_ins",
    metadata,
    _id(),
    _to("sessions"),
    Column("purpose", String(200), nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

# — a paper, its text, its organisations —

papers = Table(
    "papers",
    metadata,
    _id(),
    Column("slug", String(80), nullable=False, unique=True),
    Column("title", String(300), nullable=False),
    Column("subtitle", String(300), nullable=False, server_default=""),
    Column("language", String(2), nullable=False, server_default="de"),
    Column("label", String(60), nullable=False),  # what the paper calls an organisation, singular
    Column("label_plural", String(60), nullable=False),
    Column("rule", String(40), nullable=False),
    Column("zone", String(60), nullable=False, server_default="Europe/Berlin"),
    Column("stage", String(20), nullable=False, server_default="drafting"),
    Column("sign_only", Boolean, nullable=False, server_default=text("false")),
    Column("show_count", Boolean, nullable=False, server_default=text("false")),  # "17 von 19" on the public page
    Column("public_token_hash", String(64)),
    Column("public_token", String(64)),  # the coordinator may look it up again; it opens only what is published
    Column("created_at", UtcDateTime, nullable=False),
    Column("record_size", Integer, nullable=False, server_default="0"),
    Column("record_root", String(64), nullable=False, server_default=""),
    Column("next_proposal", Integer, nullable=False, server_default="1"),
    Column("sections_changed", Integer, nullable=False, server_default="0"),
    _one_of("stage", "drafting", "sign_off", "agreed"),
)

sections = Table(
    "sections",
    metadata,
    _id(),
    _to("papers"),
    Column("position", Integer, nullable=False),
    Column("title", String(300), nullable=False),
    # The current one. Wordings, proposals and sections point at each other in a circle: this key comes after the tables.
    Column("wording_id", Integer, ForeignKey("wordings.id", name="fk_sections_wording_id", use_alter=True), index=True),
    UniqueConstraint("paper_id", "position"),
)

wordings = Table(
    "wordings",
    metadata,
    _id(),
    Column("section_id", Integer, nullable=False, index=True),
    Column("number", Integer, nullable=False),  # counts within the section from 1
    Column("fingerprint", String(64), nullable=False),
    Column("text", Text, nullable=False),
    _to("proposals", nullable=True),  # the proposal that brought it; empty: the first draft
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("section_id", "number"),
)

organisations = Table(
    "organisations",
    metadata,
    _id(),
    _to("papers"),
    Column("position", Integer, nullable=False),
    Column("name", String(600), nullable=False),  # may have line breaks
    Column("short_name", String(64), nullable=False),
    Column("seat", String(120), nullable=False, server_default=""),
    Column("state", String(20), nullable=False, server_default="added"),
    Column("deputies_sign", Boolean, nullable=False, server_default=text("true")),  # what the organisation reserves
    Column("invited_at", UtcDateTime),
    Column("accepted_at", UtcDateTime),
    Column("declined_at", UtcDateTime),
    Column("removed_at", UtcDateTime),  # taken off the list before it took part
    Column("left_at", UtcDateTime),
    Index(
        "uq_organisations_short_name",
        "paper_id",
        "short_name",
        unique=True,
        sqlite_where=text("removed_at is null"),
        postgresql_where=text("removed_at is null"),
    ),
    _one_of("state", "added", "invited", "takes_part", "declined", "left", "removed"),
)

memberships = Table(
    "memberships",
    metadata,
    _id(),
    _to("papers"),
    _to("people", "person_id"),
    _to("organisations", nullable=True),
    Column("role", String(20), nullable=False),
    Column("function", String(160), nullable=False, server_default=""),
    Column("level", String(20), nullable=False, server_default=""),  # observers only
    Column("since", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    _one_of("role", "representative", "deputy", "coordinator", "observer"),
    CheckConstraint(
        "(role in ('representative', 'deputy')) = (organisation_id is not null)",
        name="only_representatives_have_organisations",
    ),
    Index(  # one person acts for at most one organisation of a paper
        "uq_memberships_one_organisation_a_person",
        "paper_id",
        "person_id",
        unique=True,
        sqlite_where=text("ended_at is null and organisation_id is not null"),
        postgresql_where=text("ended_at is null and organisation_id is not null"),
    ),
    Index(
        "uq_memberships_one_representative",
        "organisation_id",
        unique=True,
        sqlite_where=text("ended_at is null and role = 'representative'"),
        postgresql_where=text("ended_at is null and role = 'representative'"),
    ),
    Index(
        "uq_memberships_one_of_a_role",
        "paper_id",
        "person_id",
        "role",
        unique=True,
        sqlite_where=text("ended_at is null"),
        postgresql_where=text("ended_at is null"),
    ),
)

# — rounds and proposals —

rounds = Table(
    "rounds",
    metadata,
    _id(),
    _to("papers"),
    Column("number", Integer, nullable=False),
    Column("proposals_until", UtcDateTime, nullable=False),
    Column("decisions_until", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    Column("cancelled_at", UtcDateTime),
    UniqueConstraint("paper_id", "number"),
    CheckConstraint("proposals_until < decisions_until", name="in_order"),
)

drafts = Table(  # deleted when submitted; an id is never given again, or an old window would write into a new draft
    "drafts",
    metadata,
    _id(),
    _to("papers"),
    _to("sections"),
    _to("organisations", nullable=True),  # empty: the coordinators'
    _to("people", "person_id"),
    _to("proposals", nullable=True),  # a revision being written
    _to("wordings", "base_wording_id"),
    Column("text", Text, nullable=False),
    Column("title", String(200), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("weight", String(20), nullable=False, server_default=""),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

proposals = Table(
    "proposals",
    metadata,
    _id(),
    _to("papers"),
    Column("number", Integer, nullable=False),
    _to("sections"),
    _to("organisations", nullable=True),  # empty: as Federführung
    _to("people", "person_id"),
    _to("rounds", nullable=True),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("needs_wording", Boolean, nullable=False, server_default=text("false")),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("title", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("weight", String(20), nullable=False),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("revised_at", UtcDateTime),
    Column("decided_at", UtcDateTime),
    Column("worked_in_at", UtcDateTime),
    Column(
        "ended_because", String(60), nullable=False, server_default=""
    ),  # withdrawn, superseded: contained, silent_author, frozen
    Column("ended_reason", Text, nullable=False, server_default=""),
    Column("behalf_how", String(20), nullable=False, server_default=""),  # telephone mail letter meeting
    Column("behalf_on", String(10), nullable=False, server_default=""),  # ISO date
    Column("behalf_from", String(200), nullable=False, server_default=""),
    UniqueConstraint("paper_id", "number"),
    _one_of("state", "open", "adopted", "rejected", "withdrawn", "superseded", "worked_in"),
    _one_of("weight", "condition", "important", "editorial"),
)

steps = Table(  # a proposal's way: each wording that it had, and what brought it there
    "steps",
    metadata,
    _id(),
    _to("proposals"),
    Column("number", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String(20), nullable=False),  # submitted revised unaffected moved contained conflict
    _to("wordings", "base_wording_id"),
    Column("changes", Text, nullable=False),  # positions in characters of the base (TEXT section 4)
    Column("blocks", Text, nullable=False),  # the redline, stored and not made for the page
    Column("because_proposal_id", Integer),  # the adopted one that moved it
    Column("title", String(200), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    _to("people", "person_id", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("proposal_id", "number"),
)

votes = Table(
    "votes",
    metadata,
    _id(),
    _to("proposals"),
    Column("revision", Integer, nullable=False),
    _to("organisations"),
    Column("running", Integer, nullable=False),
    Column("stance", String(20), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    _to("people", "person_id"),
    Column("behalf_how", String(20), nullable=False, server_default=""),
    Column("behalf_on", String(10), nullable=False, server_default=""),
    Column("behalf_from", String(200), nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("proposal_id", "revision", "organisation_id", "running", name="uq_votes_running"),
    _one_of("stance", "support", "go_along", "object", "abstain", "withdrawn"),
)

consultations = Table(  # "Rücksprache mit unserem Vorstand bis …"
    "consultations",
    metadata,
    _id(),
    _to("proposals"),
    _to("organisations"),
    _to("people", "person_id"),
    Column("until", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    _to("proposals"),
    Column("revision", Integer, nullable=False),
    Column("rule", String(40), nullable=False),
    Column("outcome", String(20), nullable=False),  # adopted rejected reopened
    Column("entitled", Text, nullable=False),  # JSON: organisation ids
    Column("stances", Text, nullable=False),  # JSON: organisation id → stance
    Column("early", Boolean, nullable=False, server_default=text("false")),
    Column("at", UtcDateTime, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    _id(),
    _to("papers"),
    _to("proposals"),
    _to("people", "person_id"),
    _to("organisations", nullable=True),
    Column("at", UtcDateTime, nullable=False),
)

comment_texts = Table(  # what stood there and since when; an empty text: removed
    "comment_texts",
    metadata,
    _id(),
    _to("comments"),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    _to("people", "person_id"),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("comment_id", "number"),
)

# — edition, sign-off, signed file —

editions = Table(
    "editions",
    metadata,
    _id(),
    _to("papers"),
    Column("number", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON: title, subtitle, sections
    Column("text", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("frozen_at", UtcDateTime, nullable=False),
    Column("answers_until", UtcDateTime, nullable=False),
    Column("minimum", Integer, nullable=False),
    Column("proof_opened_at", UtcDateTime),
    Column("proof_until", UtcDateTime),
    Column("proof_number", Integer, nullable=False, server_default="0"),
    Column("seal_asked_at", UtcDateTime),
    _to("people", "seal_asked_by", nullable=True),
    Column("sealed_at", UtcDateTime),
    Column("withdrawn_at", UtcDateTime),
    Column("withdrawn_because", Text, nullable=False, server_default=""),
    UniqueConstraint("paper_id", "number"),
    Index(
        "uq_editions_one_standing",
        "paper_id",
        unique=True,
        sqlite_where=text("withdrawn_at is null"),
        postgresql_where=text("withdrawn_at is null"),
    ),
)

asked = Table(
    "asked",
    metadata,
    _id(),
    _to("editions"),
    _to("organisations"),
    UniqueConstraint("edition_id", "organisation_id"),
)

sign_offs = Table(  # every answer; the highest running number counts
    "sign_offs",
    metadata,
    _id(),
    _to("editions"),
    _to("organisations"),
    Column("running", Integer, nullable=False),
    Column("answer", String(20), nullable=False),
    Column("reservation", String(400), nullable=False, server_default=""),
    Column("reservation_about", String(300), nullable=False, server_default=""),
    Column("board_on", String(10), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    _to("people", "person_id"),
    Column("organisation_name", String(600), nullable=False, server_default=""),
    Column("person_title", String(60), nullable=False, server_default=""),
    Column("person_name", String(200), nullable=False, server_default=""),
    Column("function", String(160), nullable=False, server_default=""),
    Column("fingerprint", String(64), nullable=False),
    Column("behalf_how", String(20), nullable=False, server_default=""),
    Column("behalf_on", String(10), nullable=False, server_default=""),
    Column("behalf_from", String(200), nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("edition_id", "organisation_id", "running", name="uq_sign_offs_running"),
    _one_of("answer", "sign", "reservation", "not_yet", "decline", "taken_back"),
)

voided = Table(
    "voided",
    metadata,
    _id(),
    Column("sign_off_id", Integer, ForeignKey("sign_offs.id"), nullable=False, unique=True),
    Column("at", UtcDateTime, nullable=False),
    Column("because", Text, nullable=False),
)

corrections = Table(  # names and functions that the organisation itself corrected in the proof; the record keeps both
    "corrections",
    metadata,
    _id(),
    _to("sign_offs"),
    Column("organisation_name", String(600), nullable=False),
    Column("person_title", String(60), nullable=False, server_default=""),
    Column("person_name", String(200), nullable=False),
    Column("function", String(160), nullable=False),
    _to("people", "person_id"),
    Column("at", UtcDateTime, nullable=False),
)

proof_answers = Table(  # "So stimmt es"
    "proof_answers",
    metadata,
    _id(),
    _to("editions"),
    _to("organisations"),
    _to("people", "person_id"),
    Column("proof_number", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("edition_id", "organisation_id", "proof_number"),
)

proofs = Table(
    "proofs",
    metadata,
    _id(),
    _to("editions"),
    Column("number", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("edition_id", "number"),
)

signed_revisions = (
    Table(  # a signed file grows: each row holds only the bytes that came, the file is all of them in order
        "signed_revisions",
        metadata,
        _id(),
        _to("editions"),
        Column("file_number", Integer, nullable=False),
        Column("revision", Integer, nullable=False),  # 0 as rendered, 1 sealed, then one a signature
        Column("field", String(40), nullable=False),
        _to("organisations", nullable=True),
        Column("length", Integer, nullable=False),  # of the whole file so far
        Column("sha256", String(64), nullable=False),  # of the whole file so far
        Column("bytes", LargeBinary, nullable=False),
        Column("at", UtcDateTime, nullable=False),
        UniqueConstraint("edition_id", "file_number", "revision", name="uq_signed_revisions_revision"),
        UniqueConstraint("edition_id", "file_number", "field", name="uq_signed_revisions_field"),
    )
)

reading_copies = Table(
    "reading_copies",
    metadata,
    Column("edition_id", Integer, ForeignKey("editions.id"), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

# — what happened, and what has to leave —

record_entries = Table(  # append-only: triggers refuse update and delete
    "record_entries",
    metadata,
    _id(),
    Column("log", Integer, nullable=False),  # the paper; 0: the installation
    Column("number", Integer, nullable=False),  # from 1
    Column("kind", String(60), nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON: ids and facts, no names
    Column("salt", LargeBinary(32), nullable=False),
    Column("leaf", String(64), nullable=False),
    Column("root", String(64), nullable=False),  # of the log up to here
    Column("at", UtcDateTime, nullable=False),
    _to("people", "person_id", nullable=True),
    Column("organisation_id", Integer, index=True),
    Column("section_id", Integer),
    Column("proposal_number", Integer),
    UniqueConstraint("log", "number"),
)

outbox = Table(  # mails and jobs, written in the same transaction as their cause
    "outbox",
    metadata,
    _id(),
    Column("kind", String(60), nullable=False),
    Column("key", String(200), nullable=False, unique=True),  # the same cause never stands twice
    Column("log", Integer, nullable=False, server_default="0"),
    _to("people", "person_id", nullable=True),
    Column("payload", Text, nullable=False, server_default="{}"),
    Column("due_at", UtcDateTime, nullable=False),
    Column("claimed_until", UtcDateTime),
    Column("done_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text, nullable=False, server_default=""),
    Index("ix_outbox_waiting", "done_at", "due_at"),
)

answers = Table(  # idempotency keys: the same form sent again gets the same answer
    "answers",
    metadata,
    _id(),
    Column("key_hash", String(64), nullable=False, unique=True),
    _to("people", "person_id", nullable=True),
    Column("location", String(500), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

rate_limits = Table(
    "rate_limits",
    metadata,
    Column("key", String(300), primary_key=True),
    Column("amount", Integer, nullable=False),
    Column("expires_at", Integer, nullable=False),  # Unix seconds, as `limits` counts
)
