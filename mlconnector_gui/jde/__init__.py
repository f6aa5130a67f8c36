"""The ERP: AIS session, data service, orchestrations, masters, and its simulator."""
