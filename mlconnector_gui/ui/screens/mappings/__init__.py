"""The mappings screen: rules, their draft, what it would change, and its versions."""
