"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

from webapp.store import triggers, types

revision = "20261124"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("public_address", sa.String(length=300), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="de", nullable=False),
        sa.Column("setup_code_hash", sa.String(length=64), server_default="", nullable=False),
        sa.Column("set_up_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("mail_by", sa.String(length=10), server_default="files", nullable=False),
        sa.Column("mail_host", sa.String(length=200), server_default="", nullable=False),
        sa.Column("mail_port", sa.Integer(), server_default="587", nullable=False),
        sa.Column("mail_user", sa.String(length=200), server_default="", nullable=False),
        sa.Column("mail_password", sa.String(length=400), server_default="", nullable=False),
        sa.Column("mail_security", sa.String(length=10), server_default="starttls", nullable=False),
        sa.Column("mail_from", sa.String(length=320), server_default="", nullable=False),
        sa.CheckConstraint("mail_by in ('files', 'smtp')", name=op.f("ck_installation_mail_by_known")),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("subtitle", sa.String(length=300), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="de", nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("label_plural", sa.String(length=60), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(length=60), server_default="Europe/Berlin", nullable=False),
        sa.Column("stage", sa.String(length=20), server_default="drafting", nullable=False),
        sa.Column("sign_only", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("show_count", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("public_token_hash", sa.String(length=64), nullable=True),
        sa.Column("public_token", sa.String(length=64), nullable=True),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("record_size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("record_root", sa.String(length=64), server_default="", nullable=False),
        sa.Column("next_proposal", sa.Integer(), server_default="1", nullable=False),
        sa.Column("sections_changed", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("stage in ('drafting', 'sign_off', 'agreed')", name=op.f("ck_papers_stage_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("slug", name=op.f("uq_papers_slug")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("title", sa.String(length=60), server_default="", nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="de", nullable=False),
        sa.Column("operator", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("mail_refused_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("mail_refused_because", sa.Text(), server_default="", nullable=False),
        sa.Column("digest_sent_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "rate_limits",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_limits")),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_answers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_answers_key_hash")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(length=200), server_default="sign_in", nullable=False),
        sa.Column("target", sa.String(length=500), server_default="", nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_codes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
    )
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_codes_browser_hash"), ["browser_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_codes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answers_until", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("proof_opened_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("proof_until", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("proof_number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seal_asked_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("seal_asked_by", sa.Integer(), nullable=True),
        sa.Column("sealed_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_editions_paper_id")),
        sa.ForeignKeyConstraint(["seal_asked_by"], ["people.id"], name=op.f("fk_editions_seal_asked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_editions_paper_id_number")),
    )
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_editions_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_editions_seal_asked_by"), ["seal_asked_by"], unique=False)
        batch_op.create_index(
            "uq_editions_one_standing",
            ["paper_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at is null"),
            postgresql_where=sa.text("withdrawn_at is null"),
        )

    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(length=60), nullable=False),
        sa.Column("target", sa.String(length=500), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_links_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_links_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_links_token_hash")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_links_person_id"), ["person_id"], unique=False)

    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=600), nullable=False),
        sa.Column("short_name", sa.String(length=64), nullable=False),
        sa.Column("seat", sa.String(length=120), server_default="", nullable=False),
        sa.Column("state", sa.String(length=20), server_default="added", nullable=False),
        sa.Column("deputies_sign", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("invited_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("declined_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("removed_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("left_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('added', 'invited', 'takes_part', 'declined', 'left', 'removed')",
            name=op.f("ck_organisations_state_known"),
        ),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_organisations_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisations_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(
            "uq_organisations_short_name",
            ["paper_id", "short_name"],
            unique=True,
            sqlite_where=sa.text("removed_at is null"),
            postgresql_where=sa.text("removed_at is null"),
        )

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("log", sa.Integer(), server_default="0", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.Text(), server_default="{}", nullable=False),
        sa.Column("due_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("done_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outbox_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_outbox_waiting", ["done_at", "due_at"], unique=False)

    op.create_table(
        "record_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("log", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=32), nullable=False),
        sa.Column("leaf", sa.String(length=64), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("proposal_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_record_entries_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_entries")),
        sa.UniqueConstraint("log", "number", name=op.f("uq_record_entries_log_number")),
    )
    with op.batch_alter_table("record_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_entries_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_entries_person_id"), ["person_id"], unique=False)

    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposals_until", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("decisions_until", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("settled_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("proposals_until < decisions_until", name=op.f("ck_rounds_in_order")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_rounds_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_rounds_paper_id_number")),
    )
    with op.batch_alter_table("rounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rounds_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_sections_paper_id")),
        sa.ForeignKeyConstraint(["wording_id"], ["wordings.id"], name="fk_sections_wording_id", use_alter=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sections")),
        sa.UniqueConstraint("paper_id", "position", name=op.f("uq_sections_paper_id_position")),
    )
    with op.batch_alter_table("sections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sections_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sections_wording_id"), ["wording_id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("agent", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sessions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("previous_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("latest_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_visits_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_visits_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("person_id", "paper_id", name=op.f("uq_visits_person_id_paper_id")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visits_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visits_person_id"), ["person_id"], unique=False)

    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_asked_edition_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_asked_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
        sa.UniqueConstraint("edition_id", "organisation_id", name=op.f("uq_asked_edition_id_organisation_id")),
    )
    with op.batch_alter_table("asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asked_edition_id"), ["edition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asked_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "fresh_sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("until", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_fresh_sign_ins_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fresh_sign_ins")),
    )
    with op.batch_alter_table("fresh_sign_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fresh_sign_ins_session_id"), ["session_id"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("function", sa.String(length=160), server_default="", nullable=False),
        sa.Column("level", sa.String(length=20), server_default="", nullable=False),
        sa.Column("since", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(role in ('representative', 'deputy')) = (organisation_id is not null)",
            name=op.f("ck_memberships_only_representatives_have_organisations"),
        ),
        sa.CheckConstraint(
            "role in ('representative', 'deputy', 'coordinator', 'observer')", name=op.f("ck_memberships_role_known")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_memberships_organisation_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_memberships_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_memberships_one_of_a_role",
            ["paper_id", "person_id", "role"],
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )
        batch_op.create_index(
            "uq_memberships_one_organisation_a_person",
            ["paper_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("ended_at is null and organisation_id is not null"),
            postgresql_where=sa.text("ended_at is null and organisation_id is not null"),
        )
        batch_op.create_index(
            "uq_memberships_one_representative",
            ["organisation_id"],
            unique=True,
            sqlite_where=sa.text("ended_at is null and role = 'representative'"),
            postgresql_where=sa.text("ended_at is null and role = 'representative'"),
        )

    op.create_table(
        "proof_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("proof_number", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_proof_answers_edition_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_proof_answers_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_proof_answers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof_answers")),
        sa.UniqueConstraint(
            "edition_id",
            "organisation_id",
            "proof_number",
            name=op.f("uq_proof_answers_edition_id_organisation_id_proof_number"),
        ),
    )
    with op.batch_alter_table("proof_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proof_answers_edition_id"), ["edition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proof_answers_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proof_answers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "proofs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_proofs_edition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proofs")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_proofs_edition_id_number")),
    )
    with op.batch_alter_table("proofs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proofs_edition_id"), ["edition_id"], unique=False)

    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), server_default="open", nullable=False),
        sa.Column("needs_wording", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("weight", sa.String(length=20), nullable=False),
        sa.Column("submitted_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revised_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("worked_in_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(length=60), server_default="", nullable=False),
        sa.Column("ended_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("behalf_how", sa.String(length=20), server_default="", nullable=False),
        sa.Column("behalf_on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("behalf_from", sa.String(length=200), server_default="", nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'adopted', 'rejected', 'withdrawn', 'superseded', 'worked_in')",
            name=op.f("ck_proposals_state_known"),
        ),
        sa.CheckConstraint("weight in ('condition', 'important', 'editorial')", name=op.f("ck_proposals_weight_known")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_proposals_organisation_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_proposals_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_proposals_person_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_proposals_round_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=op.f("fk_proposals_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_proposals_paper_id_number")),
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposals_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_section_id"), ["section_id"], unique=False)

    op.create_table(
        "reading_copies",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_reading_copies_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_reading_copies")),
    )
    op.create_table(
        "sign_offs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("reservation", sa.String(length=400), server_default="", nullable=False),
        sa.Column("reservation_about", sa.String(length=300), server_default="", nullable=False),
        sa.Column("board_on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_name", sa.String(length=600), server_default="", nullable=False),
        sa.Column("person_title", sa.String(length=60), server_default="", nullable=False),
        sa.Column("person_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("function", sa.String(length=160), server_default="", nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("behalf_how", sa.String(length=20), server_default="", nullable=False),
        sa.Column("behalf_on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("behalf_from", sa.String(length=200), server_default="", nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer in ('sign', 'reservation', 'not_yet', 'decline', 'taken_back')",
            name=op.f("ck_sign_offs_answer_known"),
        ),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_sign_offs_edition_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_sign_offs_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sign_offs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
        sa.UniqueConstraint("edition_id", "organisation_id", "running", name="uq_sign_offs_running"),
    )
    with op.batch_alter_table("sign_offs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_offs_edition_id"), ["edition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_offs_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_offs_person_id"), ["person_id"], unique=False)

    op.create_table(
        "signed_revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("file_number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_signed_revisions_edition_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_signed_revisions_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_revisions")),
        sa.UniqueConstraint("edition_id", "file_number", "field", name="uq_signed_revisions_field"),
        sa.UniqueConstraint("edition_id", "file_number", "revision", name="uq_signed_revisions_revision"),
    )
    with op.batch_alter_table("signed_revisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signed_revisions_edition_id"), ["edition_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signed_revisions_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_comments_organisation_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_comments_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_comments_person_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_comments_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comments_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comments_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comments_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comments_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "consultations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_consultations_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_consultations_person_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_consultations_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
    )
    with op.batch_alter_table("consultations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consultations_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consultations_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_off_id", sa.Integer(), nullable=False),
        sa.Column("organisation_name", sa.String(length=600), nullable=False),
        sa.Column("person_title", sa.String(length=60), server_default="", nullable=False),
        sa.Column("person_name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=160), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_corrections_person_id")),
        sa.ForeignKeyConstraint(["sign_off_id"], ["sign_offs.id"], name=op.f("fk_corrections_sign_off_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_corrections_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_corrections_sign_off_id"), ["sign_off_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("entitled", sa.Text(), nullable=False),
        sa.Column("stances", sa.Text(), nullable=False),
        sa.Column("early", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_decisions_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "voided",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sign_off_id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sign_off_id"], ["sign_offs.id"], name=op.f("fk_voided_sign_off_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voided")),
        sa.UniqueConstraint("sign_off_id", name=op.f("uq_voided_sign_off_id")),
    )
    op.create_table(
        "votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("behalf_how", sa.String(length=20), server_default="", nullable=False),
        sa.Column("behalf_on", sa.String(length=10), server_default="", nullable=False),
        sa.Column("behalf_from", sa.String(length=200), server_default="", nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "stance in ('support', 'go_along', 'object', 'abstain', 'withdrawn')", name=op.f("ck_votes_stance_known")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_votes_organisation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_votes_person_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_votes_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
        sa.UniqueConstraint("proposal_id", "revision", "organisation_id", "running", name="uq_votes_running"),
    )
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_votes_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_votes_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_wordings_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("section_id", "number", name=op.f("uq_wordings_section_id_number")),
    )
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wordings_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_wordings_section_id"), ["section_id"], unique=False)

    op.create_table(
        "comment_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comments.id"], name=op.f("fk_comment_texts_comment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_comment_texts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_texts")),
        sa.UniqueConstraint("comment_id", "number", name=op.f("uq_comment_texts_comment_id_number")),
    )
    with op.batch_alter_table("comment_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_texts_comment_id"), ["comment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_texts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("base_wording_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("weight", sa.String(length=20), server_default="", nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["base_wording_id"], ["wordings.id"], name=op.f("fk_drafts_base_wording_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_drafts_organisation_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_drafts_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_drafts_person_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_drafts_proposal_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=op.f("fk_drafts_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_base_wording_id"), ["base_wording_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_section_id"), ["section_id"], unique=False)

    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("base_wording_id", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("because_proposal_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["base_wording_id"], ["wordings.id"], name=op.f("fk_steps_base_wording_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_steps_person_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_steps_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sa.UniqueConstraint("proposal_id", "number", name=op.f("uq_steps_proposal_id_number")),
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_steps_base_wording_id"), ["base_wording_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_steps_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_steps_proposal_id"), ["proposal_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":  # SQLite takes the circle of keys as it stands above
        op.create_foreign_key("fk_sections_wording_id", "sections", "wordings", ["wording_id"], ["id"])
    triggers.create_triggers(op.get_bind())
