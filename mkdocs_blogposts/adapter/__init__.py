"""The only rooms, with `plugin.py`, that know MkDocs."""
