"""What a short line of a list of signatories is: a person, a function, an address, or an organisation's name."""

import re

DEGREE = r"(?:Ing|phil|rer|nat|pol|oec|jur|iur|med|agr|theol|sc|mult|h\. ?c|e\. ?h|habil)"
TITLE = (
    rf"(?:Prof(?:essor(?:in)?)?\.?|PD|Priv\.-Doz\.|Doz\.|Dr\.?(?:[ -]?{DEGREE}\.?)*|Univ\.-Prof\.|"
    rf"Dipl\.-\w+\.?(?: \((?:FH|TU|Univ\.|BA)\))?|Mag\.|Ing\.|M\.A\.|{DEGREE}\.)"
)
TITLES = re.compile(rf"^(?:(?:Herrn?|Frau|Mr\.?|Ms\.?|Mrs\.?)\s+)?(?P<title>(?:{TITLE}(?=[\s.]|$)\s*)+)")
SALUTATION = re.compile(r"^(?:Herrn?|Frau|Mr\.?|Ms\.?|Mrs\.?)\s+")
FUNCTION = re.compile(
    r"geschäftsführ|geschäftsleit|vorsitz|vorstand|vorständ|clustermanag|netzwerkmanag|netzwerkkoordin|leitung\b|"
    r"(?:leiter|sprecher|manager|dekan)(?:in)?\b|präsident|direktor|director|\bceo\b|\bcto\b|\bchair|\bhead of\b|"
    r"koordinator|coordinator|referent|bürgermeister|prokurist|schatzmeister|generalsekretär|beauftragte|secretary|"
    r"president|officer\b|rektor|kanzler|inhaber|gesellschafter|obmann|obfrau|landrat|landrätin|dezernent",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\be\. ?V\.|\bg?GmbH\b|\b(?:AG|SE|KG|eG|UG|KdöR|AöR|mbH|Ltd|Inc|gUG|GbR|Co)\b|c/o|"
    r"verein|verbund|verband|verbände|netzwerk|network|cluster|"
    r"initiative|region|agentur|forum|zentrum|center|centre|institut|universit|hochschule|stiftung|foundation|kammer|bund\b|"
    r"allianz|alliance|gesellschaft|genossenschaft|akademie|campus|plattform|förderung|gemeinschaft|association|society|"
    r"valley|\bhub\b|werk\b|ministerium|\bamt\b|\bstadt\b|landkreis|fraunhofer|\bder\b|\bfür\b|\bof\b|\bfor\b|\d|&|labor\b",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(r"\be\. ?V\.|\bg?GmbH\b|\b(?:AG|KG|eG|KdöR|AöR|gUG)\b")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
POSTAL = re.compile(r"^(?:D-)?\d{5}\s+(?P<seat>\D.{1,60})$")
SEAT = re.compile(r"^(?:Sitz|Ort|Seat|Place)\s*:\s*(?P<seat>.{2,80})$")
STREET = re.compile(
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|ring|damm)\s+\d+\s*\w?(?:\s*[-–]\s*\d+\w?)?$", re.IGNORECASE
)
CONTACT = re.compile(r"^(?:Tel|Telefon|Phone|Fax|Mobil|Web|www\.|https?:|E-Mail|Mail)\b", re.IGNORECASE)
FOR_IT = re.compile(
    r"^(?:vertreten durch|represented by|für die Organisation|gez\.|i\. ?[AV]\.)\s*:?\s*", re.IGNORECASE
)
PARTICLE = "von|vom|zu|zur|zum|van|de|den|der|del|della|di|da|el|al|bin|ibn|la|le|dos|und"
NAME_WORD = r"(?:[^\W\d_a-zà-öø-ÿ][\w’'.]*(?:-[^\W\d_][\w’'.]*)*)"
PERSON = re.compile(rf"^{NAME_WORD}(?:\s+(?:(?:{PARTICLE})\s+)*{NAME_WORD}){{1,4}}$")
AFTER_NAME = re.compile(r",\s*(?:M\.? ?A\.?|MBA|M\.? ?Sc\.?|B\.? ?A\.?|LL\.? ?M\.?|Ph\.? ?D\.?|MdB|MdL)(?=,|$)")


def split_person(text: str) -> tuple[str, str]:
    """ "Frau Dr. Anna Beispiel" → ("Dr.", "Anna Beispiel")."""
    text = " ".join(text.split())
    if found := TITLES.match(text):
        rest = text[found.end() :].strip()
        if rest:
            return " ".join(found["title"].split()), rest
    return "", SALUTATION.sub("", text)


def kind_of(text: str) -> str:
    """One of: email, seat, street, contact, function, person, organisation, either (a person's or a short name)."""
    bare = FOR_IT.sub("", text).strip()
    for kind, pattern in (("email", EMAIL), ("seat", SEAT), ("seat", POSTAL), ("contact", CONTACT), ("street", STREET)):
        if pattern.search(bare):
            return kind
    title, rest = split_person(AFTER_NAME.sub("", bare))
    named = bool(PERSON.match(rest)) and not re.search(r"\d", rest)
    if title and named or bare != text and named:
        return "person"
    if FUNCTION.search(bare) and not re.search(r"\be\. ?V\.|GmbH|c/o", bare):
        return "function"
    if not named or ORGANISATION.search(rest):
        return "organisation"
    return "either"


def has_legal_form(text: str) -> bool:
    """Whether it says beyond doubt that it is an organisation."""
    return bool(LEGAL_FORM.search(text))


def looks_like_organisation(text: str) -> bool:
    """Whether words in it are an organisation's beyond doubt."""
    return kind_of(text) == "organisation" and bool(ORGANISATION.search(text))


def short_name(name: str, longest: int = 64) -> str:
    """A shortened name: an abbreviation in brackets, else the beginning, less address and legal form."""
    name = " ".join(name.split())
    if bracketed := re.search(r"\((?P<short>(?=(?:[^()]*[A-ZÄÖÜ]){2})[^()\s]{2,20})\)", name):
        return bracketed["short"]
    bare = re.split(r",?\s+c/o\s|,\s|\s[–—]\s|\s\|\s", name)[0]
    bare = re.sub(r"\s+(?:e\. ?V\.|g?GmbH(?: & Co\. KG)?|AG|SE|eG|KdöR|AöR|gUG|UG)$", "", bare.strip()).strip() or name
    if len(bare) <= longest:
        return bare
    return bare[:longest].rsplit(" ", 1)[0].rstrip(" ,–-") if " " in bare[:longest] else bare[:longest]
