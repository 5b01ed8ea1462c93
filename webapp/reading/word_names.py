"""Names of the format that Word writes (ECMA-376)."""

from xml.etree import ElementTree as ET

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MARK = "\ufdd0"  # a noncharacter: stands for a page break on the way through pandoc

# pandoc knows elements by these prefixes
for prefix, name in (
    ("w", MAIN),
    ("r", OFFICE.rstrip("/")),
    ("m", M[1:-1]),
    ("mc", MC[1:-1]),
):
    ET.register_namespace(prefix, name)


def on(switch: ET.Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off", "none")
