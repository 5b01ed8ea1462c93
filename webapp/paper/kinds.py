"""The kinds of entries in the record, each with its version and the facts that it must name.

A kind never changes its meaning: a new meaning is a new version, so that every later program can read an old record.
Further facts may stand beside the required ones. People, organisations and sections are named by id, proposals,
editions and rounds by number, moments and days in ISO form.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of entry. `version` counts from 1."""

    facts: tuple[str, ...]
    version: int = 1


def _kind(facts: str = "", version: int = 1) -> Kind:
    return Kind(tuple(facts.split()), version)


KINDS: Mapping[str, Kind] = {
    # the installation
    "installation_set_up": _kind(),
    "settings_changed": _kind(),
    "operator_named": _kind("operator"),
    "keys_made": _kind("root"),
    # the paper
    "paper_created": _kind("rule sign_only"),
    "paper_edited": _kind(),
    "section_added": _kind("section wording"),
    "section_edited": _kind("section wording"),
    "section_removed": _kind("section"),
    "coordinator_named": _kind("coordinator"),
    "coordinator_ended": _kind("coordinator"),
    "coordination_handed_over": _kind("coordinator"),
    "observer_added": _kind("observer level"),
    "observer_level_changed": _kind("observer level"),
    "observer_removed": _kind("observer"),
    # rounds
    "round_planned": _kind("round proposals_until decisions_until"),
    "round_extended": _kind("round proposals_until decisions_until reason"),
    "round_cancelled": _kind("round reason"),
    "round_settled": _kind("round"),
    # organisations and their people
    "organisation_added": _kind("organisation"),
    "organisation_edited": _kind("organisation"),
    "organisation_removed": _kind("organisation"),
    "organisation_invited": _kind("organisation"),
    "organisation_reminded": _kind("organisation"),
    "invitation_answered": _kind("organisation reply"),
    "organisation_left": _kind("organisation"),
    "representative_named": _kind("organisation representative"),
    "deputy_named": _kind("organisation deputy"),
    "deputy_ended": _kind("organisation deputy"),
    "sign_off_reserved": _kind("organisation deputies_sign"),
    # proposals and comments
    "proposal_submitted": _kind("proposal section base wanted round"),
    "proposal_revised": _kind("proposal section revision base wanted round"),
    "proposal_withdrawn": _kind("proposal section"),
    "comment_added": _kind("proposal comment"),
    "comment_edited": _kind("proposal comment"),
    "comment_removed": _kind("proposal comment"),
    # deciding and working in
    "vote_cast": _kind("proposal organisation stance revision"),
    "vote_withdrawn": _kind("proposal organisation"),
    "board_consulted": _kind("proposal organisation until"),
    "proposal_decided": _kind("proposal section outcome rule support go_along object abstain silent early"),
    "adopted_chosen": _kind("proposal section"),
    "proposal_worked_in": _kind("proposal section before wording"),
    "proposal_carried_over": _kind("proposal section verdict because"),
    "proposal_superseded": _kind("proposal section because"),
    # the edition, its sign-offs, its file
    "edition_frozen": _kind("edition fingerprint until minimum asked"),
    "sign_off_answered": _kind("organisation edition answer fingerprint"),
    "sign_off_withdrawn": _kind("organisation edition"),
    "name_corrected": _kind("organisation edition"),
    "proof_opened": _kind("edition proof"),
    "proof_made": _kind("edition proof"),
    "proof_confirmed": _kind("organisation edition proof"),
    "sign_off_extended": _kind("edition until reason"),
    "minimum_lowered": _kind("edition minimum reason"),
    "edition_withdrawn": _kind("edition reason"),
    "seal_ordered": _kind("edition proof signatories"),
    "file_revision": _kind("edition revision field length sha256"),
    "edition_sealed": _kind("edition fingerprint sha256 signatures"),
    "edition_published": _kind("edition"),
    "publication_ended": _kind("edition"),
}
