"""Where a file comes from: the installation, its root certificate, its record at that moment."""

from dataclasses import dataclass
from datetime import datetime

VERIFY_PATH = "/verify"


@dataclass(frozen=True)
class Issue:
    """What the file says about where it comes from. `sealed_at` is the moment of rendering, which the seal repeats.

    `installation` is its name ("Mitzeichnung, betrieben vom Mikroelektronik-Forum Elbtal e. V."); `root_fingerprint` and
    `record_root` are SHA-256 in hexadecimal digits; `language` is that of the words around the paper ("de", "en").
    """

    installation: str
    public_address: str
    root_fingerprint: str
    record_size: int
    record_root: str
    sealed_at: datetime
    language: str
    zone: str = "Europe/Berlin"

    @property
    def verify_address(self) -> str:
        """Where anyone can have the file checked, without "https://", as one types it."""
        return self.public_address.split("://", 1)[-1].rstrip("/") + VERIFY_PATH
