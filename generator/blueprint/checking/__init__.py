"""What can be wrong with a merged tree, each told with its place and a way out."""
