"""The way from a clone to a running service: what `make setup` calls. Standard library only, for nothing else is there yet."""
