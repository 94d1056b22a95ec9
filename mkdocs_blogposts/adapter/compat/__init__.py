"""Compatibility with other plugins, one module for each plugin or group of plugins."""
