"""Pin a code to a digit key, or take it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.codings import Pin
from desktop.core.ids import natural_id
from desktop.operations.finding import named, the_code
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class PinCode(Operation):
    """Put a code on a digit key 1 to 9 of one's own; it leaves the key it was on before."""

    name: ClassVar[str] = "pin_code"
    scope: ClassVar[Scope] = Scope.OWN

    code: str
    digit: int

    def apply(self, writer: Writer) -> None:
        """Write the pin of the one who acts."""
        code, store = the_code(writer, self.code), writer.project.codings
        for pin in store.pins(writer.actor):
            if pin.code == code.id and pin.digit != self.digit:
                writer.remove(pin)
        identity = natural_id("pin", writer.actor, self.digit)
        writer.facts = {"code": named(code), "digit": str(self.digit)}
        writer.put(Pin(id=identity, coder=writer.actor, digit=self.digit, code=code.id))


@dataclass(frozen=True, slots=True)
class UnpinCode(Operation):
    """Free the digit key that a code is on."""

    name: ClassVar[str] = "unpin_code"
    scope: ClassVar[Scope] = Scope.OWN

    code: str

    def apply(self, writer: Writer) -> None:
        """Remove the pin of the one who acts."""
        writer.facts = {"code": named(the_code(writer, self.code))}
        for pin in writer.project.codings.pins(writer.actor):
            if pin.code == self.code:
                writer.remove(pin)
