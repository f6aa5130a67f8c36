"""What invented buyers put into their baskets."""

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import Coupon
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Fee, Item
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.sandbox.world import CATALOGUE

_GATEWAYS = ("stripe", "paypal", "bacs", "cod")
_GATEWAY_WEIGHTS = (45, 25, 15, 15)
_SHIPPING = (Decimal(0), Decimal("4.90"), Decimal("6.50"), Decimal("9.95"))
_COUPONS = (
    (Coupon(code="ten", amount=Decimal(10)),),
    (Coupon(code="five", amount=Decimal(5), kind="fixed_cart"),),
    (Coupon(code="ten", amount=Decimal(10)), Coupon(code="five", amount=Decimal(5), kind="fixed_cart")),
)
_PEOPLE = 400
_SCALE = {0: Decimal(100), 3: Decimal("0.307")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopping:
    """Draws baskets for one shop."""

    shop: Shop
    chance: random.Random

    def basket(self, *, for_refund: bool = False) -> Basket:
        chance = self.chance
        products = chance.sample(CATALOGUE, k=chance.choices((1, 2, 3), weights=(5, 3, 2))[0])
        gateway = chance.choices(_GATEWAYS, weights=_GATEWAY_WEIGHTS)[0]
        coupons = chance.choice(_COUPONS) if chance.random() < 0.2 else ()
        customer_id = chance.randrange(3, 3 + self.shop.customers) if self._is_registered() else 0
        shipping = chance.choice(_SHIPPING[1:] if for_refund else _SHIPPING)
        return Basket(
            items=tuple(Item(sku=product.sku, quantity=self._quantity()) for product in products),
            shipping=self._money(shipping),
            fees=tuple(self._fees(gateway)),
            coupons=tuple(self._scaled(coupon) for coupon in coupons),
            payment_method=gateway,
            customer_id=customer_id,
            person=customer_id or chance.randrange(1000, 1000 + _PEOPLE),
            created_via=chance.choice(("checkout", "store-api")),
        )

    def _is_registered(self) -> bool:
        return self.shop.customers > 0 and self.chance.random() < 0.4

    def _quantity(self) -> int:
        return self.chance.choices((1, 2, 3), weights=(6, 3, 1))[0]

    def _fees(self, gateway: str) -> list[Fee]:
        fees = []
        if gateway == "cod" and self.chance.random() < 0.7:
            fees.append(Fee(name="Cash on delivery fee", total=self._money(Decimal("2.50"))))
        if self.chance.random() < 0.06:
            fees.append(Fee(name="Loyalty discount", total=self._money(Decimal("-3.00"))))
        return fees

    def _scaled(self, coupon: Coupon) -> Coupon:
        return coupon if coupon.kind == "percent" else replace(coupon, amount=self._money(coupon.amount))

    def _money(self, amount: Decimal) -> Decimal:
        """Return an amount of the world in the shop's currency."""
        scale = _SCALE.get(self.shop.price_decimals, Decimal(1))
        return self.shop.tax_rules.rounded(amount * scale)

    def special_basket(self, special: str) -> Basket | None:
        """Return the basket of a rarity, or None where any basket will do."""
        basket = replace(self.basket(), payment_method="stripe", fees=(), coupons=())
        if special == "unknown_fee":
            name = f"Gift voucher XYZ-{self.chance.randrange(1000, 10_000)}"
            return replace(basket, fees=(Fee(name=name, total=self._money(Decimal("-5.00")), taxable=False),))
        if special == "free":
            coupon = Coupon(code="gratis", amount=Decimal(100))
            return replace(basket, coupons=(coupon,), shipping=Decimal(0), payment_method="")
        if special == "deleted_product":
            return replace(basket, items=(*basket.items, Item(sku=None, price=self._money(Decimal(59)))))
        if special == "overseas":
            return replace(basket, overseas=True)
        if special == "fee_only":
            fee = Fee(name="Handling fee", total=self._money(Decimal("15.00")), taxable=False)
            return replace(basket, items=(), shipping=None, fees=(fee,))
        return None
