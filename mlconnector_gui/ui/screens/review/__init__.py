"""Review: the queue of postings, the entry, and the reasons."""
