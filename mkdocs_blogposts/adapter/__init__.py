"""The blog in MkDocs. Only this package, `plugin.py` and `cli.py` depend on MkDocs."""
