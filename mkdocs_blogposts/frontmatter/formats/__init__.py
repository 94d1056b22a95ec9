"""The languages of front matter: YAML and TOML."""
