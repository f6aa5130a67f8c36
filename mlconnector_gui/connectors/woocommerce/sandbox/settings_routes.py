"""The routes a connection test asks: index, currency, settings and system status."""

from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Reply, allow
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json, hours_from_utc
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site, item_links

CURRENCIES = {
    "USD": ("United States (US) dollar", "&#36;"),
    "EUR": ("Euro", "&euro;"),
    "GBP": ("Pound sterling", "&pound;"),
    "JPY": ("Japanese yen", "&yen;"),
    "KWD": ("Kuwaiti dinar", "&#x62f;.&#x643;"),
    "CAD": ("Canadian dollar", "&#36;"),
    "AUD": ("Australian dollar", "&#36;"),
    "CHF": ("Swiss franc", "&#67;&#72;&#70;"),
}
_NAMESPACES = [
    "oembed/1.0",
    "wc/v3",
    "wc/v1",
    "wc-admin",
    "wc-analytics",
    "wc/store",
    "wc/store/v1",
    "wc/v2",
    "wp/v2",
]
_SETTING_METHODS = ["GET", "POST", "PUT", "PATCH"]


def index(site: Site, call: Call) -> Reply:
    shop = site.shop
    routes = ("/wc/v3/orders", "/wc/v3/orders/(?P<id>[\\d]+)", "/wc/v3/refunds", "/wc/v3/webhooks")
    return Reply(
        body={
            "name": f"Example shop {shop.name}",
            "description": "",
            "url": call.home,
            "home": call.home,
            "gmt_offset": hours_from_utc(site.now, shop.zone),
            "timezone_string": shop.timezone,
            "page_for_posts": 0,
            "page_on_front": 0,
            "show_on_front": "posts",
            "namespaces": _NAMESPACES,
            "authentication": {
                "application-passwords": {
                    "endpoints": {"authorization": f"{call.home}/wp-admin/authorize-application.php"}
                }
            },
            "routes": {route: {"namespace": "wc/v3", "methods": ["GET"]} for route in routes},
            "site_logo": 0,
            "site_icon": 0,
            "site_icon_url": "",
            "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
        }
    )


def namespace_index(site: Site, call: Call) -> Reply:
    return Reply(body={"namespace": "wc/v3", "routes": {}})


def current_currency(site: Site, call: Call) -> Reply:
    allow(call, "view")
    code = site.shop.currency
    name, symbol = CURRENCIES.get(code, (code, code))
    links = item_links(f"{call.home}/wp-json/wc/v3/data/currencies", code, ["GET"])
    return Reply(body={"code": code, "name": name, "symbol": symbol, "_links": links})


def list_settings(site: Site, call: Call) -> Reply:
    allow(call, "list")
    return Reply(body=_group(site.shop, call))


def read_setting(site: Site, call: Call) -> Reply:
    allow(call, "view")
    for setting in _group(site.shop, call):
        if setting["id"] == call.ids[1]:
            return Reply(body=setting)
    raise RestError(404, "rest_setting_setting_invalid", "Invalid setting.")


def _group(shop: Shop, call: Call) -> list[Json]:
    groups = {"general": _general(shop), "tax": _tax(shop)}
    if call.ids[0] not in groups:
        raise RestError(404, "rest_setting_setting_group_invalid", "Invalid setting group.")
    address = f"{call.home}/wp-json/wc/v3/settings/{call.ids[0]}"
    return [
        {**setting, "_links": item_links(address, str(setting["id"]), _SETTING_METHODS)}
        for setting in groups[call.ids[0]]
    ]


def _general(shop: Shop) -> list[Json]:
    return [
        _setting("woocommerce_store_address", "Address line 1", "text", ""),
        _setting("woocommerce_store_city", "City", "text", ""),
        _setting("woocommerce_default_country", "Country / State", "select", shop.country, default="US:CA"),
        _setting("woocommerce_calc_taxes", "Enable taxes", "checkbox", "yes", default="no"),
        _setting("woocommerce_enable_coupons", "Enable coupons", "checkbox", "yes", default="yes"),
        _setting("woocommerce_currency", "Currency", "select", shop.currency, default="USD"),
        _setting("woocommerce_currency_pos", "Currency position", "select", "left", default="left"),
        _setting("woocommerce_price_thousand_sep", "Thousand separator", "text", ",", default=","),
        _setting("woocommerce_price_decimal_sep", "Decimal separator", "text", ".", default="."),
        _setting(
            "woocommerce_price_num_decimals",
            "Number of decimals",
            "number",
            str(shop.price_decimals),
            default="2",
        ),
    ]


def _tax(shop: Shop) -> list[Json]:
    inclusive = "yes" if shop.prices_include_tax else "no"
    at_subtotal = "yes" if shop.tax_round_at_subtotal else "no"
    return [
        _setting(
            "woocommerce_prices_include_tax", "Prices entered with tax", "radio", inclusive, default="no"
        ),
        _setting(
            "woocommerce_tax_based_on", "Calculate tax based on", "select", "shipping", default="shipping"
        ),
        _setting(
            "woocommerce_shipping_tax_class", "Shipping tax class", "select", "inherit", default="inherit"
        ),
        _setting("woocommerce_tax_round_at_subtotal", "Rounding", "checkbox", at_subtotal, default="no"),
        _setting("woocommerce_tax_classes", "Additional tax classes", "textarea", ""),
        _setting(
            "woocommerce_tax_total_display", "Display tax totals", "select", "itemized", default="itemized"
        ),
    ]


def _setting(setting_id: str, label: str, kind: str, value: str, *, default: str = "") -> Json:
    setting: Json = {
        "id": setting_id,
        "label": label,
        "description": "",
        "type": kind,
        "default": default,
        "tip": "",
        "value": value,
    }
    if kind in ("select", "radio"):
        setting["options"] = {value: value}
    return setting


def system_status(site: Site, call: Call) -> Reply:
    allow(call, "list")
    return Reply(body={"environment": _environment(site, call), "settings": _status_settings(site.shop)})


def _environment(site: Site, call: Call) -> Json:
    return {
        "home_url": call.home,
        "site_url": call.home,
        "version": site.shop.version,
        "wp_version": site.shop.wordpress_version,
        "wp_multisite": False,
        "wp_memory_limit": 536870912,
        "wp_debug_mode": False,
        "wp_cron": True,
        "wp_environment_type": "production",
        "language": "en_US",
        "external_object_cache": None,
        "server_info": "nginx/1.22.1",
        "php_version": "8.2.36",
        "php_max_execution_time": 30,
        "mysql_version": "10.11.19",
        # PHP's own zone, which is not the site's
        "default_timezone": "UTC",
    }


def _status_settings(shop: Shop) -> Json:
    _, symbol = CURRENCIES.get(shop.currency, ("", shop.currency))
    orders = "Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore"
    return {
        "api_enabled": False,
        "force_ssl": False,
        "currency": shop.currency,
        "currency_symbol": symbol,
        "currency_position": "left",
        "thousand_separator": ",",
        "decimal_separator": ".",
        "number_of_decimals": shop.price_decimals,
        "order_datastore": "WC_Order_Data_Store_CPT" if shop.classic_storage else orders,
        "HPOS_enabled": not shop.classic_storage,
        "HPOS_sync_enabled": False,
    }
