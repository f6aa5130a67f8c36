"""Audit: who did what and when, proved unbroken."""
