"""Reconcile: a month's proof that the stores, the postings and JD Edwards come to the same."""
