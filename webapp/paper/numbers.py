"""Numbers as forms and addresses bring them: whatever somebody types there, it breaks nothing."""

LARGEST = 2**31 - 1  # no row, no revision and no count of ours is larger; a database refuses what is


def number(typed: str, otherwise: int = 0) -> int:
    """The number that was typed in plain digits; `otherwise` where there is none, or one that nothing can have."""
    digits = typed.strip()
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(LARGEST)):
        return otherwise
    return int(digits) if int(digits) <= LARGEST else otherwise
