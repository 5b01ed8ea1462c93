"""A sentence is a value: made here, put into German or English only at the edge (`webapp/language.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, init=False)
class Sentence:
    """A key of the catalogues (`area.words`) and the values that the sentence names."""

    key: str
    values: Mapping[str, object] = field(hash=False)

    def __init__(self, key: str, /, **values: object) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", MappingProxyType(values))
