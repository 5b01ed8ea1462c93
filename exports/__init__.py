"""From an edition to bytes: what can be taken away from a paper, and the signed file (`render`, `seal`, `signatures`, `verify`).

Loads neither Flask nor SQLAlchemy, and no document library before one is needed.
"""

from exports.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
