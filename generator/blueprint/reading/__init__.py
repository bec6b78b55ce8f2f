"""YAML files to located nodes, within limits that keep a stranger's file harmless."""
