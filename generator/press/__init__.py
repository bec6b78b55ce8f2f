"""A build: plan what would be made, compare with what is there, render what differs, write it safely."""
