"""The databases of the tests are what they say."""

from sqlalchemy import inspect, text

from webapp.store.database import Database


def test_each_test_gets_an_empty_database_of_its_kind(database: Database, database_kind: str) -> None:
    assert database.engine.dialect.name == database_kind
    assert "papers" in inspect(database.engine).get_table_names()
    with database.reading() as connection:
        assert connection.scalar(text("select count(*) from papers")) == 0
