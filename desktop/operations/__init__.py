"""What a person can do, one verb a file; each can be undone and says what it changed."""

from desktop.operations.operation import Operation, Scope, operation_types

__all__ = ["Operation", "Scope", "operation_types"]
