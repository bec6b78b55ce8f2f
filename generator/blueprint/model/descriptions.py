"""What the docstrings below the fields of a model say.

Pydantic can read them as well, but then does so for every model at every start, which takes a tenth of a build.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from pydantic import BaseModel


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The description of each field that has one, its own or inherited, by the field's name."""
    classes = [kind for kind in reversed(model.__mro__) if issubclass(kind, BaseModel) and kind is not BaseModel]
    return {name: text for kind in classes for name, text in _own(kind).items()}


def _own(model: type[BaseModel]) -> dict[str, str]:
    module = inspect.getmodule(model)
    return _of_module(module).get(model.__name__, {}) if module else {}


@cache
def _of_module(module: ModuleType) -> dict[str, dict[str, str]]:
    """The descriptions of the fields of each class of a module."""
    classes = (node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef))
    return {node.name: dict(_fields(node)) for node in classes}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """A field's name and the string that stands right below it."""
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as text)):
                yield name, inspect.cleandoc(text)
