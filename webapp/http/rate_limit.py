"""How often one may try: Flask-Limiter, with its counters in our own database so that they hold over several processes."""

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage

from webapp.actions import tries
from webapp.actions.writing import Database

limiter = Limiter(key_func=get_remote_address, storage_uri="mitzeichnung://", headers_enabled=False)


class InOurDatabase(Storage):
    """Storage of `limits` over the table `rate_limits`; time is the database's clock."""

    STORAGE_SCHEME = ["mitzeichnung"]

    def __init__(
        self, uri: str | None = None, wrap_exceptions: bool = False, *, database: Database | None = None, **_: object
    ) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions)
        self.database = database

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        assert self.database is not None
        return tries.count(self.database, key, expiry, amount)

    def get(self, key: str) -> int:
        assert self.database is not None
        return tries.amount(self.database, key)

    def get_expiry(self, key: str) -> float:
        assert self.database is not None
        return tries.expires_at(self.database, key)

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        assert self.database is not None
        tries.clear(self.database)
        return None

    def clear(self, key: str) -> None:
        assert self.database is not None
        tries.clear(self.database, key)


def set_up(app: Flask) -> None:
    """Lets the limiter count in this app's database."""
    app.config["RATELIMIT_STORAGE_OPTIONS"] = {"database": app.extensions["mitzeichnung"][1]}
    limiter.init_app(app)
