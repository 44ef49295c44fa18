"""The command line: the same core without a window, for scripts and for people without a screen."""

SUFFIX = ".zhubi"

# Command → the module that builds it, loaded only when it is called.
COMMANDS = {
    "new": "desktop.cli.new",
    "preview": "desktop.cli.preview",
    "import": "desktop.cli.import_pages",
    "export": "desktop.cli.export",
    "formats": "desktop.cli.formats",
    "search": "desktop.cli.search",
    "check": "desktop.cli.check",
    "history": "desktop.cli.history",
}
