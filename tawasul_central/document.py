"""The OpenAPI document: what FastAPI finds, plus the one form of every failure."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tawasul_central.problems import MEDIA_TYPE
from tawasul_contract.outcomes import Problem

_SCHEMAS = "#/components/schemas/"


def document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of `app`."""
    found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas = found["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema(ref_template=_SCHEMAS + "{model}")
    schemas |= schemas["Problem"].pop("$defs", {})
    problem = {"content": {MEDIA_TYPE: {"schema": {"$ref": _SCHEMAS + "Problem"}}}}
    for path in found["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = {"description": "Every failure", **problem}
    return found
