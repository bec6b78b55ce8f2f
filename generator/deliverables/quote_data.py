"""What one customer is offered, as facts for a company's own template of the offer; empty in the template for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.blueprint.customer import CustomerView
from generator.documents.blocks import Data
from generator.quotes.quote import Quote, QuotedLine, QuotedVariant

from .pen import Pen
from .template_data import QUOTE, customer_data


def quote_data(quote: Quote, texts: Mapping[str, str], view: CustomerView, total: str, pen: Pen) -> dict[str, Data]:
    """The facts of an offer's template, with those of the quote and the texts of its fields; ``total`` in words.

    ``view`` has all that the template is made from; what is not offered to this customer is left out.
    """
    found = customer_data(f"offer-{quote.offer}", view)
    products = {id_: one for id_, one in _by_id(found["product"]).items() if id_ in quote.products}
    fields = found["fields"]
    assert isinstance(fields, dict)  # as that function makes them
    filled: dict[str, Data] = {id_: {"filled": True, "value": text} for id_, text in texts.items()}
    offered: dict[str, Data] = {"products": [*products.values()], "product": products}
    return {**found, **offered, "fields": {**fields, **filled}, QUOTE: _quote(quote, total, pen)}


def _by_id(found: Data) -> dict[str, Data]:
    assert isinstance(found, dict)  # products by their ids
    return found


def _quote(quote: Quote, total: str, pen: Pen) -> dict[str, Data]:
    main = quote.of_the_main
    return {
        "number": quote.number,
        "date": pen.date(quote.date),
        "valid_until": pen.date(quote.valid_until),
        "total": total,
        **_amounts(main.total.net, main.total.tax, main.total.gross, quote, pen),
        "lines": [*_lines(main, quote, pen)],
        "options": [_line(line, quote, pen) for line in main.options],
    }


def _lines(variant: QuotedVariant, quote: Quote, pen: Pen) -> Iterator[Data]:
    for line in variant.lines:
        yield _line(line, quote, pen)


def _line(line: QuotedLine, quote: Quote, pen: Pen) -> dict[str, Data]:
    off = [pen.percent(share) for share in line.percents]
    off += [pen.voice.money(line.off, quote.currency)] if line.off else []
    return {
        "id": line.id,
        "name": pen.caption(line.name),
        "unit": pen.caption(line.unit) if line.unit else "",
        "quantity": pen.number(line.quantity),
        "price": pen.voice.money(line.price, quote.currency),
        "discount": " + ".join(off),
        "rate": pen.number(line.rate) if line.rate is not None else "",
        "version": line.version,
        "note": line.note,
        **_amounts(line.amounts.net, line.amounts.tax, line.amounts.gross, quote, pen),
    }


def _amounts(net: Decimal, tax: Decimal, gross: Decimal, quote: Quote, pen: Pen) -> dict[str, Data]:
    amounts = {"net": net, "tax": tax, "gross": gross}
    return {name: pen.voice.money(amount, quote.currency) for name, amount in amounts.items()}
