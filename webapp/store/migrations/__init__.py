"""How the tables came to be what they are: only forward, each step tried with data (TRUST 4.15)."""
