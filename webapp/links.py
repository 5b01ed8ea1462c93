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


def operate() -> str:
    """For the operator: what runs, what waits to leave, and the mail server."""
    return "/operate"


def mail_server() -> str:
    """POST: another way for mails to leave."""
    return "/operate/mail-server"


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
    """In which capacity one acts, for who has two."""
    return f"/papers/{slug}/capacity"


def _query(**values: str) -> str:
    said = {name: value for name, value in values.items() if value}
    return f"?{urlencode(said)}" if said else ""


# — reading, proposing, deciding —


def section(slug: str, position: int) -> str:
    """A section on the paper's page."""
    return f"/papers/{slug}#section-{position}"


def paper_with_proposals(slug: str) -> str:
    """The paper with numbers of the open proposals beside it."""
    return f"/papers/{slug}/with-proposals"


def propose(slug: str, position: int) -> str:
    """POST begins a draft on a section; GET shows the ways to do it."""
    return f"/papers/{slug}/sections/{position}/propose"


def draft(slug: str, draft_id: int) -> str:
    """A draft being written."""
    return f"/papers/{slug}/drafts/{draft_id}"


def draft_saving(slug: str, draft_id: int) -> str:
    """POST JSON: saves as one types."""
    return f"/papers/{slug}/drafts/{draft_id}/saving"


def draft_sentence(slug: str, draft_id: int, block: int) -> str:
    """One paragraph or item of the draft alone: the way on a phone."""
    return f"/papers/{slug}/drafts/{draft_id}/blocks/{block}"


def draft_blocks(slug: str, draft_id: int) -> str:
    """Choose the paragraph or item to change."""
    return f"/papers/{slug}/drafts/{draft_id}/blocks"


def draft_submission(slug: str, draft_id: int) -> str:
    """POST: the draft becomes a proposal."""
    return f"/papers/{slug}/drafts/{draft_id}/submission"


def draft_removal(slug: str, draft_id: int) -> str:
    """POST: the draft is thrown away."""
    return f"/papers/{slug}/drafts/{draft_id}/removal"


def draft_carrying(slug: str, draft_id: int) -> str:
    """POST: the draft is carried over to the present wording."""
    return f"/papers/{slug}/drafts/{draft_id}/carrying"


def revision(slug: str, number: int) -> str:
    """POST: begins a revision of a proposal."""
    return f"/papers/{slug}/proposals/{number}/revision"


def withdrawal(slug: str, number: int) -> str:
    """POST: withdraws a proposal."""
    return f"/papers/{slug}/proposals/{number}/withdrawal"


def vote_withdrawal(slug: str, number: int) -> str:
    """POST: the organisation is silent again."""
    return f"/papers/{slug}/proposals/{number}/vote-withdrawal"


def consultation(slug: str, number: int) -> str:
    """POST: the organisation asks its board."""
    return f"/papers/{slug}/proposals/{number}/consultation"


def comments(slug: str, number: int) -> str:
    """POST: a comment on a proposal."""
    return f"/papers/{slug}/proposals/{number}/comments"


def comment(slug: str, number: int, comment_id: int) -> str:
    """GET: edit one's comment; POST: the new text."""
    return f"/papers/{slug}/proposals/{number}/comments/{comment_id}"


def comment_removal(slug: str, number: int, comment_id: int) -> str:
    """POST: removes one's comment, visibly."""
    return f"/papers/{slug}/proposals/{number}/comments/{comment_id}/removal"


def early_decision(slug: str, number: int) -> str:
    """POST: decides before the end of the round."""
    return f"/papers/{slug}/proposals/{number}/early-decision"


def early_working_in(slug: str, number: int) -> str:
    """GET names whose votes would lapse; POST works it in."""
    return f"/papers/{slug}/proposals/{number}/early-working-in"


def choice(slug: str, number: int) -> str:
    """POST: the coordinator chooses among adopted proposals that exclude each other."""
    return f"/papers/{slug}/proposals/{number}/choice"


def result(slug: str, number: int) -> str:
    """What a round decided."""
    return f"/papers/{slug}/rounds/{number}/result"


# — edition, sign-off, proof, file —


def freeze(slug: str) -> str:
    """The coordinator's page before the freeze."""
    return f"/papers/{slug}/freeze"


def editions(slug: str) -> str:
    """POST: freezes the paper."""
    return f"/papers/{slug}/editions"


def edition(slug: str, number: int) -> str:
    """An edition to read; once agreed, with signatories and files."""
    return f"/papers/{slug}/editions/{number}"


def sign_offs(slug: str, number: int) -> str:
    """POST: an organisation's answer to an edition."""
    return f"/papers/{slug}/editions/{number}/sign-offs"


def confirm_sign_off(slug: str, number: int) -> str:
    """After the code: what was chosen, and the button that signs."""
    return f"/papers/{slug}/editions/{number}/sign-off/confirm"


def taken_back_answers(slug: str, number: int) -> str:
    """POST: takes one's answer back while answers are open."""
    return f"/papers/{slug}/editions/{number}/sign-offs/taken-back"


def sign_off_entry(slug: str, number: int, organisation_id: int) -> str:
    """GET and POST: the coordinator takes down an organisation's answer."""
    return f"/papers/{slug}/editions/{number}/entries/{organisation_id}"


def sign_off_terms(slug: str, number: int) -> str:
    """What only the coordinator may do to a sign-off: more time, a lower minimum, back to drafting."""
    return f"/papers/{slug}/editions/{number}/terms"


def extended_sign_offs(slug: str, number: int) -> str:
    """POST: more time."""
    return f"/papers/{slug}/editions/{number}/terms/extensions"


def lowered_minimums(slug: str, number: int) -> str:
    """POST: fewer are enough."""
    return f"/papers/{slug}/editions/{number}/terms/minimums"


def back_to_drafting(slug: str, number: int) -> str:
    """POST: the edition is withdrawn."""
    return f"/papers/{slug}/editions/{number}/terms/withdrawals"


def proof(slug: str, number: int) -> str:
    """The proof before the sealing."""
    return f"/papers/{slug}/editions/{number}/proof"


def proof_confirmations(slug: str, number: int) -> str:
    """POST: "So stimmt es"."""
    return f"/papers/{slug}/editions/{number}/proof/confirmations"


def proof_corrections(slug: str, number: int) -> str:
    """POST: the organisation's own names and function."""
    return f"/papers/{slug}/editions/{number}/proof/corrections"


def taken_back_sign_offs(slug: str, number: int) -> str:
    """GET and POST: takes a sign-off back in the proof."""
    return f"/papers/{slug}/editions/{number}/proof/taken-back"


def seals(slug: str, number: int) -> str:
    """POST: "Jetzt besiegeln"."""
    return f"/papers/{slug}/editions/{number}/seals"


def signed_pdf(slug: str, number: int) -> str:
    """The signed file."""
    return f"/papers/{slug}/editions/{number}/signed.pdf"


def reading_copy(slug: str, number: int) -> str:
    """The agreed edition without signature fields."""
    return f"/papers/{slug}/editions/{number}/reading-copy.pdf"


def proof_pdf(slug: str, number: int) -> str:
    """The newest proof."""
    return f"/papers/{slug}/editions/{number}/proof.pdf"


def edition_pdf(slug: str, number: int) -> str:
    """The edition as PDF before it is agreed, marked "Entwurf"."""
    return f"/papers/{slug}/editions/{number}/draft.pdf"


def edition_text(slug: str, number: int) -> str:
    """Exactly the bytes whose SHA-256 is the fingerprint."""
    return f"/papers/{slug}/editions/{number}/text.txt"


def draft_pdf(slug: str) -> str:
    """The current text as PDF, marked "Entwurf"."""
    return f"/papers/{slug}/draft.pdf"


def publications(slug: str) -> str:
    """POST: opens the agreed edition to whoever has the link."""
    return f"/papers/{slug}/publications"


def ended_publications(slug: str) -> str:
    """POST: the link opens nothing any more."""
    return f"/papers/{slug}/publications/ended"


def public_edition(token: str) -> str:
    """The agreed edition for whoever has the link."""
    return f"/public/{token}"


def public_signed_pdf(token: str) -> str:
    """Its signed file."""
    return f"/public/{token}/signed.pdf"


def public_reading_copy(token: str) -> str:
    """Its reading copy."""
    return f"/public/{token}/reading-copy.pdf"


def public_text(token: str) -> str:
    """Exactly the bytes whose SHA-256 is the fingerprint."""
    return f"/public/{token}/text.txt"


def rules(slug: str) -> str:
    """The rules of procedure of a paper."""
    return f"/papers/{slug}/rules"


# — one's own organisation —


def organisation(slug: str) -> str:
    """Who acts for one's own organisation."""
    return f"/papers/{slug}/organisation"


def deputies(slug: str) -> str:
    """POST: names a deputy."""
    return f"/papers/{slug}/organisation/deputies"


def end_deputy(slug: str, membership_id: int) -> str:
    """POST: the deputy stops acting."""
    return f"/papers/{slug}/organisation/deputies/{membership_id}/end"


def reservation(slug: str) -> str:
    """POST: who may sign off."""
    return f"/papers/{slug}/organisation/reservation"


def leaving(slug: str) -> str:
    """POST: the organisation leaves."""
    return f"/papers/{slug}/organisation/leaving"


# — what the coordinator does —


def reminders(slug: str) -> str:
    """POST: mails organisations what they still owe."""
    return f"/papers/{slug}/coordination/reminders"


def entry(slug: str, organisation_id: int) -> str:
    """Forms to enter an answer on behalf of an organisation."""
    return f"/papers/{slug}/coordination/entries/{organisation_id}"


def entry_votes(slug: str, organisation_id: int) -> str:
    """POST: a stance on behalf."""
    return f"/papers/{slug}/coordination/entries/{organisation_id}/votes"


def entry_replies(slug: str, organisation_id: int) -> str:
    """POST: the answer to the invitation, or leaving, on behalf."""
    return f"/papers/{slug}/coordination/entries/{organisation_id}/replies"


def entry_proposal(slug: str, organisation_id: int, position: int) -> str:
    """A proposal on behalf of an organisation."""
    return f"/papers/{slug}/coordination/entries/{organisation_id}/proposals/{position}"


def organisations(slug: str) -> str:
    """The list of organisations; POST adds one."""
    return f"/papers/{slug}/coordination/organisations"


def organisations_table(slug: str) -> str:
    """POST: adds a pasted or uploaded table."""
    return f"/papers/{slug}/coordination/organisations/table"


def invitations(slug: str) -> str:
    """POST: invites those chosen, or all that were not invited yet."""
    return f"/papers/{slug}/coordination/invitations"


def edit_organisation(slug: str, organisation_id: int) -> str:
    """Names, seat and representative of an organisation."""
    return f"/papers/{slug}/coordination/organisations/{organisation_id}"


def organisation_removal(slug: str, organisation_id: int) -> str:
    """POST: takes an organisation off the list."""
    return f"/papers/{slug}/coordination/organisations/{organisation_id}/removal"


def organisation_place(slug: str, organisation_id: int) -> str:
    """POST: another place in the order of the signatories."""
    return f"/papers/{slug}/coordination/organisations/{organisation_id}/place"


def plan(slug: str) -> str:
    """Rounds and details of the paper."""
    return f"/papers/{slug}/coordination/plan"


def rounds(slug: str) -> str:
    """POST: plans a round."""
    return f"/papers/{slug}/coordination/rounds"


def round_extension(slug: str, number: int) -> str:
    """POST: extends a round."""
    return f"/papers/{slug}/coordination/rounds/{number}/extension"


def round_cancellation(slug: str, number: int) -> str:
    """POST: cancels an empty round."""
    return f"/papers/{slug}/coordination/rounds/{number}/cancellation"


def paper_details(slug: str) -> str:
    """POST: title, subtitle, label."""
    return f"/papers/{slug}/coordination/details"


def participants(slug: str) -> str:
    """Coordinators and observers."""
    return f"/papers/{slug}/coordination/people"


def observers(slug: str) -> str:
    """POST: somebody reads along."""
    return f"/papers/{slug}/coordination/observers"


def observer_level(slug: str, membership_id: int) -> str:
    """POST: another level for an observer, or none."""
    return f"/papers/{slug}/coordination/observers/{membership_id}"


def coordinators(slug: str) -> str:
    """POST: names a coordinator, or hands over."""
    return f"/papers/{slug}/coordination/coordinators"


def new_paper_text() -> str:
    """POST: what was pasted or uploaded."""
    return "/papers/new/text"


def new_paper_arrangement() -> str:
    """POST: sections joined or split, titles corrected."""
    return "/papers/new/arrangement"
