"""What an operator can set; read once at the start. Every setting has its heading in `docs/settings.md` (a test checks it)."""

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One value, read from the environment (`MITZEICHNUNG_…`) or `var/settings.env`."""

    model_config = SettingsConfigDict(
        env_prefix="MITZEICHNUNG_", env_file="var/settings.env", extra="ignore", frozen=True
    )

    folder: Path = Field(default=Path("var"), description="where database, keys and kept mails live")
    database_url: str = Field(default="", description="empty: SQLite in the folder; else postgresql+psycopg://…")
    public_address: str = Field(
        default="", description="https://… as people type it; empty: what the set-up page was told"
    )
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    proxy_hops: int = Field(default=0, ge=0, le=5, description="how many proxies in front may be believed")
    secret_key: SecretStr | None = Field(
        default=None, description="signs the session cookie; empty: made once in the folder"
    )
    key_passphrase: SecretStr | None = Field(
        default=None, description="encrypts the certificate keys; empty: made once in the folder"
    )
    workers: int = Field(default=2, ge=1, le=64)
    threads: int = Field(default=8, ge=1, le=64)

    @field_validator("public_address")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with https:// (or http:// on localhost)")
        return value.rstrip("/")

    @property
    def database(self) -> str:
        """The database's address, as SQLAlchemy wants it."""
        return self.database_url or f"sqlite:///{(self.folder / 'mitzeichnung.db').absolute()}"

    @property
    def keys(self) -> Path:
        """Where the encrypted certificate keys lie."""
        return self.folder / "keys"

    @property
    def kept_mails(self) -> Path:
        """Where mails lie while the installation keeps them as files."""
        return self.folder / "mails"


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
