"""The only place that knows everything: composition, command line, desktop, sandbox, crash reports, logs."""
