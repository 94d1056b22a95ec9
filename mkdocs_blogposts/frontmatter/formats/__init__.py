"""The formats of front matter: YAML and TOML."""
