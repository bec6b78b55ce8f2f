"""What is asked of a build and what it would make: each paper with its digest and the reason why."""
