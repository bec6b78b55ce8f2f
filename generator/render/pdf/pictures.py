"""The brand's pictures on their way to the typesetter, which takes files as text: each stands in an SVG of its size."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from generator.themes import Brand, Picture


def files(brand: Brand) -> dict[str, bytes]:
    """The pictures as files by their names."""
    return {_file(name): _framed(one) for name, one in _pictures(brand).items()}


def sizes(brand: Brand) -> dict[str, dict[str, str | float]]:
    """For each picture the file that it is in, and its width where its height is 1."""
    return {name: {"file": _file(name), "ratio": one.ratio} for name, one in _pictures(brand).items()}


def _pictures(brand: Brand) -> Mapping[str, Picture]:
    return {name: one for name, one in (("logo", brand.logo), ("cover-picture", brand.cover_picture)) if one}


def _file(name: str) -> str:
    return f"{name}.svg"


def _framed(picture: Picture) -> bytes:
    size = f'width="{picture.width}" height="{picture.height}"'
    data = b64encode(picture.data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {picture.width} {picture.height}">'
        f'<image {size} href="data:image/{picture.kind};base64,{data}"/></svg>'
    ).encode()
