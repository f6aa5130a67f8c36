"""The only place with the HTTP library: client, retry of reads, certificates, what each failure means."""
