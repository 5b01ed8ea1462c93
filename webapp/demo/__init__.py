"""A paper that plays the whole way through the same actions as the pages, with a clock of its own (`flask --app webapp.app demo`)."""
