"""The only place that knows everything: composition, command line, desktop, headless, logs."""
