"""The only place with the HTTP library: client, retry, throttle, error classes, redaction."""
