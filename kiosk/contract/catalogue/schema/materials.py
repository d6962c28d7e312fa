"""What goes along with a filing, and how it reaches the departments."""

from enum import StrEnum

from kiosk.contract.catalogue.schema.fields import Condition
from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class MaterialSource(StrEnum):
    """How a material reaches the departments."""

    CERTIFICATE = "certificate"  # 电子证照调取
    SCAN = "scan"  # 高拍仪扫描
    SHARED = "shared"  # 数据共享（免交）
    COMMITMENT = "commitment"  # 告知承诺替代
    SIGNED = "signed"  # 签名屏签署


class Material(Model):
    """One material of a life event or an item."""

    id: Key
    name: Text
    source: MaterialSource
    required: bool
    note: Text | None = None
    needed_if: tuple[Condition, ...] = ()
    departments: tuple[Key, ...] = ()
    """Of a life event: who needs to see it beside the lead department, which sees all. Empty: nobody."""
