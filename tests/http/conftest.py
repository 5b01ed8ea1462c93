"""Pages with the cast in place."""

from tests.visits import page

__all__ = ["page"]
