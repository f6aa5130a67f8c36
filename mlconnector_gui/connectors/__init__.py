"""One folder per storefront; nothing outside names one."""
