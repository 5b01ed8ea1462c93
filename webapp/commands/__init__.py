"""Verbs of `flask --app webapp.app …`, one file a purpose: whatever the pages do for an operator or coordinator, without a browser."""
