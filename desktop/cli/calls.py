"""Calls of one command: its arguments read, its help and every complaint about the call in both languages."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
from click import exceptions

from desktop.cli import COMMANDS
from desktop.cli.guard import DONE, WrongCall
from desktop.cli.streams import tell_text
from desktop.wording import say


def run(name: str, arguments: list[str]) -> int:
    """Run a command and return its exit code; WrongCall if the arguments do not fit."""
    command: click.Command = import_module(COMMANDS[name]).command()
    try:
        with command.make_context(f"zhubi {name}", list(arguments)) as context:
            code = command.invoke(context)
    except exceptions.Exit as left:
        return left.exit_code
    except click.UsageError as error:
        raise WrongCall(f"{_sentence(error)}{say('cli.see_help', command=name)}") from error
    return code if isinstance(code, int) else DONE


class Command(click.Command):
    """A command whose help comes from the catalogue: `command.<name>` says what it does."""

    def __init__(self, name: str, callback: Callable[..., int], *params: click.Parameter) -> None:
        texts = {"help": say(f"command.{name}"), "options_metavar": say("cli.options_place")}
        asking = click.Option(
            ["-h", "--help", "asked"], is_flag=True, is_eager=True, expose_value=False,
            callback=_show_help, help=say("cli.option_help"),
        )  # fmt: skip
        super().__init__(name, callback=callback, params=[*params, asking], add_help_option=False, **texts)  # type: ignore[arg-type]
        self.context_settings = {"max_content_width": 100, "allow_extra_args": True}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is left over in our own words."""
        left = super().parse_args(ctx, args)
        if left:
            raise click.UsageError(say("cli.too_many", words=" ".join(left)), ctx)
        return left

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=say("cli.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        formatter.write_paragraph()
        formatter.write_text(say("cli.options"))
        with formatter.indentation():
            formatter.write_dl(records)


def _show_help(context: click.Context, _option: click.Parameter, asked: Any) -> None:
    if asked:
        tell_text(context.get_help())
        raise exceptions.Exit(0)


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return say("cli.no_such_option", option=error.option_name)
    if isinstance(error, click.MissingParameter):
        return say("cli.missing", name=_named(error.param))
    if isinstance(error, click.BadParameter):
        return say("cli.bad_value", name=_named(error.param), reason=error.message)
    if isinstance(error, click.BadOptionUsage):
        return say("cli.option_unfit", option=error.option_name)
    return error.format_message()


def _named(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name
