"""Bản mô tả OpenAPI 3.1, made from the shapes that are sent and the parameters that are read."""

import types
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from reports.api import shapes
from reports.api.asking import FIGURES, GROUP, PAGING, Parameter
from reports.api.problems import MEDIA_TYPE, TITLES, Problem

VERSION = "1.0.0"
ABOUT = (
    "Đọc đợt cam kết, đơn vị, kỳ, bảng xếp hạng, phiếu điểm, kết luận năm của một tỉnh. Chỉ đọc. Khoá truy cập do"
    " người quản trị của tỉnh cấp, ghi rõ được đọc gì; mặc định chỉ có kết quả đã công bố chính thức. Danh sách dài"
    " được chia trang: “total” là tổng số dòng, “next” là địa chỉ trang sau. Ngày viết năm-tháng-ngày; số là chữ, dấu"
    " chấm thập phân, làm tròn nửa lên: số liệu 4 chữ số, điểm 2 chữ số."
)
_PLAIN = {str: "string", int: "integer", bool: "boolean"}
_KEYS = {
    "campaign": {"type": "string", "pattern": shapes.CODE},
    "period": {"type": "string", "pattern": shapes.PERIOD},
    "year": {"type": "integer", "minimum": 2000, "maximum": 2999},
}


@dataclass(frozen=True)
class Operation:
    """Một địa chỉ: what it answers, whether by pages, and with which parameters."""

    path: str
    name: str
    says: str
    shape: type
    is_paged: bool = False
    parameters: tuple[tuple[str, Parameter], ...] = ()


def _with(known):
    return tuple(known.items())


OPERATIONS = (
    Operation("/campaigns", "campaigns", "Các đợt cam kết", shapes.Campaign, True, _with(PAGING)),
    Operation("/campaigns/{campaign}", "campaign", "Một đợt cam kết", shapes.Campaign),
    Operation("/campaigns/{campaign}/periods", "periods", "Các kỳ của đợt", shapes.Period, True),
    Operation(
        "/campaigns/{campaign}/rankings/{period}",
        "ranking",
        "Bảng xếp hạng",
        shapes.Ranking,
        parameters=_with(FIGURES | {"group": GROUP}),
    ),
    Operation(
        "/campaigns/{campaign}/cards/{period}",
        "cards",
        "Phiếu điểm",
        shapes.Row,
        True,
        _with(FIGURES | PAGING),
    ),
    Operation("/campaigns/{campaign}/conclusions/{year}", "conclusions", "Kết luận năm", shapes.Conclusions),
    Operation("/units", "units", "Các đơn vị của tỉnh", shapes.Unit, True, _with(PAGING)),
)


@cache
def document() -> dict:
    """Bản mô tả; the same for everybody."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Camket", "version": VERSION, "description": ABOUT},
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": {each.path: {"get": _operation(each)} for each in OPERATIONS},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Khoá truy cập"}
            },
            "schemas": {shape.__name__: _schema(shape) for shape in _shapes()},
            "responses": {str(status): _problem(status) for status in TITLES},
        },
    }


def _operation(each):
    keys = [name.strip("{}") for name in each.path.split("/") if name.startswith("{")]
    refusals = [400, 401, 403, 404, 429]
    return {
        "operationId": each.name,
        "summary": each.says,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _KEYS[name]} for name in keys),
            *(_parameter(name, parameter) for name, parameter in each.parameters),
        ],
        "responses": {
            "200": _answer(each),
            "304": {"description": "Không đổi so với bản đã có (If-None-Match)"},
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in refusals},
        },
    }


def _parameter(name, parameter):
    schema = {"type": "integer" if parameter.most else "string"}
    if parameter.most:
        schema |= {"minimum": 1, "maximum": parameter.most}
    if parameter.values:
        schema["enum"] = list(parameter.values)
    if parameter.pattern:
        schema["pattern"] = parameter.pattern
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {"name": name, "in": "query", "description": parameter.says, "schema": schema}


def _answer(each):
    schema = {"$ref": f"#/components/schemas/{each.shape.__name__}"}
    if each.is_paged:
        page = _schema(shapes.Page)
        page["properties"] |= {"items": {"type": "array", "items": schema}}
        schema = page | {"required": [*page["required"], "items"]}
    return {
        "description": each.says,
        "headers": {"ETag": {"description": "Mã của bản này", "schema": {"type": "string"}}},
        "content": {"application/json": {"schema": schema}},
    }


def _problem(status):
    schema = {"$ref": "#/components/schemas/Problem"}
    answer = {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": schema}}}
    names = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}
    if status in names:
        answer["headers"] = {names[status]: {"schema": {"type": "string"}}}
    return answer


def _shapes():
    own = [each for each in vars(shapes).values() if is_dataclass(each) and each is not shapes.Page]
    return [*own, Problem]


def _schema(shape):
    hints = get_type_hints(shape)
    known = {each.name: _of(hints[each.name], each.metadata) for each in fields(shape)}
    return {
        "type": "object",
        "description": (shape.__doc__ or "").partition(".")[0],
        "properties": known,
        "required": [each.name for each in fields(shape) if not each.metadata.get("optional")],
        "additionalProperties": False,
    }


def _of(hint, about):
    """Kiểu của một trường; None among its types means that it may be null."""
    is_nullable = get_origin(hint) in (Union, types.UnionType)
    if is_nullable:
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        schema = {"type": "array", "items": _of(get_args(hint)[0], {})}
    elif is_dataclass(hint):
        schema = {"$ref": f"#/components/schemas/{hint.__name__}"}
    else:
        schema = {"type": [_PLAIN[hint], "null"] if is_nullable else _PLAIN[hint]}
    if about.get("values"):
        schema["enum"] = list(about["values"])
    if about.get("pattern"):
        schema["pattern"] = about["pattern"]
    return schema | ({"description": about["says"]} if about.get("says") else {})
