"""BigCommerce: orders, refunds, customers and the catalog of a store on bigcommerce.com."""
