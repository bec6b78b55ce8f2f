"""The papers a process needs: a module each, found by the registry; none knows a file format or a look."""
