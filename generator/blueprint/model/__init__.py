"""The entities of a blueprint as frozen Pydantic models, a module a subject.

A model says what a value means, its unit and whom it is for. A class whose name starts with
``Public`` holds the fields that a customer may see; its subclass adds what stays internal. A
customer's document is made from ``CustomerView``, in which only the public classes occur.
"""
