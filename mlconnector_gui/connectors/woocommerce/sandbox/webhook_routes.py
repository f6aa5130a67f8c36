"""The routes of webhooks: register, look, change, delete. The secret never comes back."""

from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Reply, allow
from mlconnector_gui.connectors.woocommerce.sandbox.listing import Paging, cut, paging_headers
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import (
    RestError,
    invalid,
    listing,
    missing,
    refusal,
)
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json, gmt_text, local_text
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site, item_links
from mlconnector_gui.connectors.woocommerce.sandbox.webhooks import (
    STATUSES,
    Webhook,
    is_delivery_url,
    is_topic,
)

_ITEM_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def list_webhooks(site: Site, call: Call) -> Reply:
    parameters = call.parameters
    paging = Paging.of(parameters)
    status = parameters.choice("status", "all", ("all", *STATUSES))
    search = parameters.text("search").lower()
    parameters.check()
    allow(call, "list")
    found = [
        webhook
        for webhook in reversed(site.webhooks.registered.values())
        if status in ("all", webhook.status) and search in webhook.name.lower()
    ]
    page = cut(found, paging, forgets_total=False)
    address = f"{call.home}/wp-json/wc/v3/webhooks"
    headers = paging_headers(page, paging, address=address, parameters=parameters, defaults={})
    return Reply(body=[_written(site, call, webhook) for webhook in page.rows], headers=headers)


def create_webhook(site: Site, call: Call) -> Reply:
    """Register and ping. `status` is ignored: a new webhook is active."""
    body = call.body
    if absent := [name for name in ("topic", "delivery_url") if name not in body]:
        raise missing(absent)
    allow(call, "create")
    topic, url = _checked_topic(str(body["topic"])), _checked_url(str(body["delivery_url"]))
    webhook = site.webhooks.register(
        name=str(body.get("name", "")),
        topic=topic,
        delivery_url=url,
        secret=str(body.get("secret", "")),
        now=site.now,
    )
    written = {**_written(site, call, webhook), "date_modified": None, "date_modified_gmt": None}
    return Reply(body=written, status=201, ping=(webhook.delivery_url, webhook.id))


def _checked_topic(topic: str) -> str:
    if not is_topic(topic):
        message = "Webhook topic must be valid."
        raise RestError(400, "woocommerce_rest_shop_webhook_invalid_topic", message)
    return topic


def _checked_url(url: str) -> str:
    if not is_delivery_url(url):
        message = "Webhook delivery URL must be a valid URL starting with http:// or https://."
        raise RestError(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", message)
    return url


def read_webhook(site: Site, call: Call) -> Reply:
    allow(call, "view")
    return Reply(body=_written(site, call, _webhook(site, call, status=404)))


def update_webhook(site: Site, call: Call) -> Reply:
    """Change a webhook; only a new address is pinged, and re-activation keeps the count of failures."""
    allow(call, "edit")
    body = call.body
    webhook = _webhook(site, call, status=400)
    if "status" in body and body["status"] not in STATUSES:
        message = f"status is not one of {listing(STATUSES)}."
        raise invalid({"status": refusal("rest_not_in_enum", message)})
    topic = _checked_topic(str(body.get("topic", webhook.topic)))
    url = _checked_url(str(body.get("delivery_url", webhook.delivery_url)))
    moved = url != webhook.delivery_url
    webhook.topic, webhook.delivery_url = topic, url
    webhook.status = str(body.get("status", webhook.status))
    webhook.name = str(body.get("name", webhook.name))
    # an empty secret keeps the old one
    webhook.secret = str(body.get("secret") or webhook.secret)
    webhook.modified = site.now
    return Reply(body=_written(site, call, webhook), ping=(url, webhook.id) if moved else None)


def delete_webhook(site: Site, call: Call) -> Reply:
    force = call.parameters.boolean("force")
    call.parameters.check()
    allow(call, "delete")
    webhook = _webhook(site, call, status=404)
    if not force:
        message = "Webhooks do not support trashing."
        raise RestError(501, "woocommerce_rest_trash_not_supported", message)
    del site.webhooks.registered[webhook.id]
    return Reply(body=_written(site, call, webhook))


def _webhook(site: Site, call: Call, *, status: int) -> Webhook:
    webhook = site.webhooks.registered.get(call.id())
    if webhook is None:
        raise RestError(status, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.")
    return webhook


def _written(site: Site, call: Call, webhook: Webhook) -> Json:
    zone = site.shop.zone
    return {
        "id": webhook.id,
        "name": webhook.name,
        "status": webhook.status,
        "topic": webhook.topic,
        "resource": webhook.resource,
        "event": webhook.event,
        "hooks": webhook.hooks,
        "delivery_url": webhook.delivery_url,
        "date_created": local_text(webhook.created, zone),
        "date_created_gmt": gmt_text(webhook.created),
        "date_modified": local_text(webhook.modified, zone),
        "date_modified_gmt": gmt_text(webhook.modified),
        "_links": item_links(f"{call.home}/wp-json/wc/v3/webhooks", webhook.id, _ITEM_METHODS),
    }
