"""The catalog over v3: products, variants and price lists, read and changed in batches with limits."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.bigcommerce.sandbox import shapes
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books, Change
from mlconnector_gui.connectors.bigcommerce.sandbox.call import (
    ERROR_TYPE,
    Answer,
    Bad,
    Request,
    by_cursor,
    enveloped,
    missing,
    ok,
    page_of,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.catalog import Catalog, PriceRecord, Product, Variant
from mlconnector_gui.connectors.bigcommerce.sandbox.reading import moment, price

PRODUCTS_A_BATCH, VARIANTS_A_BATCH, RECORDS_A_BATCH = 10, 50, 1000
_LONGEST_NAME = 250
_PRICES = ("price", "sale_price", "cost_price", "retail_price")
_PRICE_IN_LIST = ("price", "sale_price", "retail_price", "map_price")


class CatalogRoutes:
    """Answers what is asked of the catalog, and changes it."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._catalog = books.catalog

    # products

    def products(self, request: Request) -> Answer:
        found = [one for one in _products_named(self._catalog, request) if _was_modified(one, request)]
        page, place, size = page_of(request, _sorted(found, request))
        shown = [shapes.product(one, self._catalog, request.included()) for one in page]
        return enveloped(request, shown, len(found), place, size)

    def product(self, request: Request, product_id: str) -> Answer:
        one = self._catalog.products.get(int(product_id)) if product_id.isdigit() else None
        if one is None:
            return missing(request)
        return ok({"data": shapes.product(one, self._catalog, request.included()), "meta": {}})

    def change_products(self, request: Request) -> Answer:
        """Change several at once; one bad product refuses all, a part of one that fails is a 207."""
        changes = self._batch(request, PRODUCTS_A_BATCH)
        for place, change in enumerate(changes):
            self._check_product(change, f"{place}")
        changed: list[Product] = []
        errors: dict[str, str] = {}
        for place, change in enumerate(changes):
            product = self._catalog.products[change["id"]]
            if error := self._apply_product(product, change):
                errors[f"{place}.sku"] = error
            changed.append(product)
        shown = [shapes.product(one, self._catalog, ()) for one in changed]
        if errors:
            told = {
                "status": 207,
                "title": "Partial failure",
                "type": ERROR_TYPE,
                "errors": errors,
            }
            return ok({"data": shown, "errors": told, "meta": {}}, status=207)
        return ok({"data": shown, "meta": {}})

    def change_product(self, request: Request, product_id: str) -> Answer:
        product = self._catalog.products.get(int(product_id)) if product_id.isdigit() else None
        if product is None:
            return missing(request)
        change = self._single(request)
        self._check_product({**change, "id": product.id}, "0")
        if error := self._apply_product(product, change):
            raise Bad(error, field_name="sku", status=409)
        return ok({"data": shapes.product(product, self._catalog, ()), "meta": {}})

    def create_product(self, request: Request) -> Answer:
        given = request.decoded()
        if not isinstance(given, dict):
            raise Bad("JSON data is missing or invalid")
        for name in ("name", "type", "weight", "price"):
            if name not in given:
                raise Bad("JSON data is missing or invalid", field_name=name)
        self._check_name(given, "name")
        if given["type"] not in {"physical", "digital"}:
            raise Bad("JSON data is missing or invalid", field_name="type")
        asked, weight = price(given["price"], "price"), price(given["weight"], "weight")
        sku = str(given.get("sku", ""))
        if any(one.name == given["name"] for one in self._catalog.products.values()):
            raise Bad("The product name is a duplicate", field_name="name", status=409)
        if sku and self._catalog.variant_of_sku(sku):
            raise Bad("The product sku is a duplicate", field_name="sku", status=409)
        categories = self._categories(given)
        product = self._catalog.add(given["name"], sku, asked or Decimal(0), self._books.now())
        product.is_visible = bool(given.get("is_visible", False))
        product.weight, product.upc = weight or Decimal(0), str(given.get("upc", ""))
        product.categories = categories
        self._catalog.note_write("product", product.id, frozenset(given))
        self._told("created", product.id)
        return ok({"data": shapes.product(product, self._catalog, ()), "meta": {}})

    def _check_product(self, change: dict[str, Any], place: str) -> None:
        if change.get("id") not in self._catalog.products:
            raise Bad("One or more of the products do not exist", field_name=f"{place}.id", status=404)
        if "name" in change:
            self._check_name(change, f"{place}.name")
            products = self._catalog.products.values()
            if any(one.name == change["name"] and one.id != change["id"] for one in products):
                raise Bad("The product name is a duplicate", field_name=f"{place}.name", status=409)
        for name in _PRICES:
            if name in change:
                price(change[name], f"{place}.{name}")

    def _categories(self, given: dict[str, Any]) -> list[int]:
        """The newer product pages of a store demand one; one that the store does not have is a conflict."""
        asked = given.get("categories", [])
        if not isinstance(asked, list) or not all(isinstance(one, int) for one in asked):
            raise Bad("JSON data is missing or invalid", field_name="categories")
        if self._books.shop.demands_categories and not asked:
            raise Bad("JSON data is missing or invalid", field_name="categories")
        if any(one not in self._catalog.categories for one in asked):
            raise Bad("One of the categories does not exist", field_name="categories", status=409)
        return asked

    def _check_name(self, given: dict[str, Any], field_name: str) -> None:
        name = given["name"]
        if not isinstance(name, str) or not 1 <= len(name) <= _LONGEST_NAME:
            raise Bad("JSON data is missing or invalid", field_name=field_name)

    def _apply_product(self, product: Product, change: dict[str, Any]) -> str:
        for name in _PRICES:
            if name in change:
                setattr(product, name, price(change[name], name) or Decimal(0))
        product.name = change.get("name", product.name)
        product.upc = change.get("upc", product.upc)
        product.is_visible = change.get("is_visible", product.is_visible)
        product.weight = price(change.get("weight", str(product.weight)), "weight") or Decimal(0)
        for variant in self._catalog.variants_of(product.id):
            variant.inherited = product.price
        product.modified = self._books.now()
        self._catalog.note_write("product", product.id, frozenset(change))
        self._told("updated", product.id)
        sku = change.get("sku", product.sku)
        holder = self._catalog.variant_of_sku(sku)
        if sku != product.sku and holder is not None and holder.product_id != product.id:
            return "The SKU is taken"
        product.sku = sku
        return ""

    # variants

    def variants(self, request: Request) -> Answer:
        found: Sequence[Variant] = list(self._catalog.variants.values())
        if sku := request.query.get("sku"):
            named = self._catalog.variant_of_sku(sku)
            found = [named] if named else []
        if products := request.listed("product_id:in"):
            found = [one for one in found if str(one.product_id) in products]
        if variant_id := request.query.get("id"):
            found = [one for one in found if str(one.id) == variant_id]
        page, place, size = page_of(request, found)
        shown = [shapes.variant(one) for one in page]
        if fields := request.listed("include_fields"):
            shown = [{name: one[name] for name in ("id", *fields) if name in one} for one in shown]
        return enveloped(request, shown, len(found), place, size)

    def variants_of_product(self, request: Request, product_id: str) -> Answer:
        if not product_id.isdigit() or int(product_id) not in self._catalog.products:
            return missing(request)
        found = list(self._catalog.variants_of(int(product_id)))
        page, place, size = page_of(request, found)
        return enveloped(request, [shapes.variant(one) for one in page], len(found), place, size)

    def variant(self, request: Request, product_id: str, variant_id: str) -> Answer:
        variant = self._variant_of(product_id, variant_id)
        return ok({"data": shapes.variant(variant), "meta": {}}) if variant else missing(request)

    def change_variant(self, request: Request, product_id: str, variant_id: str) -> Answer:
        variant = self._variant_of(product_id, variant_id)
        if variant is None:
            return missing(request)
        change = {**self._single(request), "id": variant.id}
        if error := self._wrong_with_variant(change, 0):
            return ok(error, status=422)
        self._apply_variant(variant, change)
        return ok({"data": shapes.variant(variant), "meta": {}})

    def _variant_of(self, product_id: str, variant_id: str) -> Variant | None:
        variant = self._catalog.variants.get(int(variant_id)) if variant_id.isdigit() else None
        return variant if variant is not None and str(variant.product_id) == product_id else None

    def change_variants(self, request: Request) -> Answer:
        """Change several at once; one bad one refuses all, and each is told."""
        changes = self._batch(request, VARIANTS_A_BATCH)
        errors = []
        for place, change in enumerate(changes):
            if error := self._wrong_with_variant(change, place):
                errors.append(error)
        if errors:
            return ok({"batch_errors": errors}, status=422)
        for change in changes:
            self._apply_variant(self._catalog.variants[change["id"]], change)
        shown = [shapes.variant(self._catalog.variants[change["id"]]) for change in changes]
        return ok({"data": shown, "meta": {}})

    def _wrong_with_variant(self, change: dict[str, Any], place: int) -> dict[str, Any] | None:
        errors: dict[str, str] = {}
        if change.get("id") not in self._catalog.variants:
            errors["id"] = "error.path.missing"
        for name in _PRICES:
            try:
                price(change.get(name), name)
            except Bad as bad:
                errors[name] = bad.words
        if not errors:
            return None
        told = {f"{place}.{name}": text for name, text in errors.items()}
        return {"status": 422, "title": "Invalid variant", "type": ERROR_TYPE, "errors": told}

    def _apply_variant(self, variant: Variant, change: dict[str, Any]) -> None:
        for name in _PRICES:
            if name in change:
                setattr(variant, name, price(change[name], name))
        variant.upc = change.get("upc", variant.upc)
        product = self._catalog.products[variant.product_id]
        product.modified = self._books.now()
        if product.base_variant_id == variant.id and variant.price is not None:
            # the only variant of a simple product is the product
            product.price, variant.inherited, variant.price = variant.price, variant.price, None
        self._catalog.note_write("variant", variant.id, frozenset(change))
        self._told("updated", product.id)

    # price lists

    def price_lists(self, request: Request) -> Answer:
        now = shapes.iso(self._books.now())
        found = [
            {"id": number, "name": name, "active": True, "date_created": now, "date_modified": now}
            for number, name in self._catalog.price_lists.items()
        ]
        page, place, size = page_of(request, found)
        return enveloped(request, page, len(found), place, size)

    def records(self, request: Request, list_id: str) -> Answer:
        if not list_id.isdigit() or int(list_id) not in self._catalog.price_lists:
            return missing(request)
        found = [
            one
            for one in self._catalog.records.values()
            if one.price_list_id == int(list_id) and _record_matches(one, request)
        ]
        return by_cursor(
            request,
            found,
            id_of=lambda one: f"{one.variant_id}/{one.currency}",
            show=lambda one: shapes.price_record(one, self._catalog),
        )

    def change_records(self, request: Request, list_id: str) -> Answer:
        """Create or update; one bad record refuses all, and each is told with its data."""
        if not list_id.isdigit() or int(list_id) not in self._catalog.price_lists:
            return missing(request)
        given = self._batch(request, RECORDS_A_BATCH)
        errors: list[dict[str, Any]] = []
        wanted: list[tuple[Variant, dict[str, Any]]] = []
        for one in given:
            wrong, variant = self._wrong_with_record(one)
            if wrong or variant is None:
                data = {name: one[name] for name in ("variant_id", "sku", "currency") if name in one}
                errors.append({"data": {"price_list_id": int(list_id), **data}, "errors": wrong})
            else:
                wanted.append((variant, one))
        if errors:
            return ok({"batch_errors": errors}, status=422)
        for variant, one in wanted:
            self._apply_record(int(list_id), variant, one)
        return ok({"data": {}, "meta": {}})

    def _wrong_with_record(self, given: dict[str, Any]) -> tuple[dict[str, str], Variant | None]:
        errors: dict[str, str] = {}
        variant = self._catalog.variants.get(given.get("variant_id", 0)) or self._catalog.variant_of_sku(
            str(given.get("sku", ""))
        )
        if variant is None:
            errors["sku"] = "The SKU or variant does not exist."
        if not isinstance(given.get("currency"), str) or len(given["currency"]) != 3:
            errors["currency"] = "error.path.missing"
        for name in _PRICE_IN_LIST:
            try:
                price(given.get(name), name)
            except Bad as bad:
                errors[name] = bad.words
        return errors, variant

    def _apply_record(self, list_id: int, variant: Variant, given: dict[str, Any]) -> None:
        currency = given["currency"].lower()
        now = self._books.now()
        record = self._catalog.records.setdefault(
            (list_id, variant.id, currency),
            PriceRecord(
                price_list_id=list_id,
                variant_id=variant.id,
                sku=variant.sku,
                currency=currency,
                created=now,
                modified=now,
            ),
        )
        for name in _PRICE_IN_LIST:
            if name in given:
                setattr(record, name, price(given[name], name))
        record.modified = now
        self._catalog.note_write("record", variant.id, frozenset(given))

    def _single(self, request: Request) -> dict[str, Any]:
        given = request.decoded()
        if not isinstance(given, dict):
            raise Bad("JSON data is missing or invalid")
        return given

    def _batch(self, request: Request, most: int) -> list[dict[str, Any]]:
        given = request.decoded()
        if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
            raise Bad("JSON data is missing or invalid")
        if len(given) > most:
            words = f"The request payload is too large. The maximum items allowed in the array is {most}."
            raise Bad(words, status=413)
        return given

    def _told(self, what: str, product_id: int) -> None:
        data: dict[str, object] = {"type": "product", "id": product_id}
        self._books.changed(Change(scope=f"store/product/{what}", data=data))


def _products_named(catalog: Catalog, request: Request) -> list[Product]:
    """Apply the filters that name products; several narrow each other."""
    found = list(catalog.products.values())
    named: dict[str, Callable[[Product], str]] = {
        "id": lambda one: str(one.id),
        "id:in": lambda one: str(one.id),
        "sku": lambda one: one.sku,
        "sku:in": lambda one: one.sku,
        "name": lambda one: one.name,
    }
    for name, value_of in named.items():
        if request.query.get(name):
            wanted = set(request.listed(name)) if name.endswith(":in") else {request.query[name]}
            found = [one for one in found if value_of(one) in wanted]
    return found


def _sorted(products: list[Product], request: Request) -> list[Product]:
    """Sort by id unless it is asked for otherwise."""
    by: dict[str, Callable[[Product], Any]] = {
        "id": lambda one: one.id,
        "name": lambda one: one.name,
        "sku": lambda one: one.sku,
        "price": lambda one: one.price,
        "date_modified": lambda one: one.modified,
    }
    name = request.query.get("sort", "id")
    if name not in by:
        raise Bad("The filter(s): sort are not valid.", field_name="sort", status=409)
    return sorted(products, key=by[name], reverse=request.query.get("direction") == "desc")


def _was_modified(product: Product, request: Request) -> bool:
    start, end = moment(request, "date_modified:min"), moment(request, "date_modified:max")
    return (start is None or product.modified >= start) and (end is None or product.modified <= end)


def _record_matches(record: PriceRecord, request: Request) -> bool:
    variants, skus = request.listed("variant_id:in"), request.listed("sku:in")
    currency = request.query.get("currency", "").lower()
    return (
        (not variants or str(record.variant_id) in variants)
        and (not skus or record.sku in skus)
        and (not currency or record.currency == currency)
    )
