"""ML Connector: store orders, refunds and settlements become reviewed, proved JD Edwards postings."""

__version__ = "0.1.0"
