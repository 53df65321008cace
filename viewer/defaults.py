"""Where things are when nobody says otherwise, who is working, and which Concord this is."""

from __future__ import annotations

from pathlib import Path

# What is asked for once or never is imported where it is used: the window imports this at its start.


def default_archive() -> Path:
    """The user's own archive, in the folder where the system keeps data of programs."""
    import platformdirs

    return platformdirs.user_data_path("concord", appauthor=False) / "archive.concord"


def person_name() -> str:
    """The name of the person at the machine: as the system prints it, else the login name."""
    import getpass

    try:
        login = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container; 3.13 raises OSError
        return "unknown"
    return _printed_name(login) or login


def version() -> str:
    """Of the installed program, or of the checkout that it runs from."""
    from importlib import metadata

    try:
        return metadata.version("concord-archive")
    except metadata.PackageNotFoundError:
        import tomllib

        project = Path(__file__).parents[1] / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


def _printed_name(login: str) -> str:
    """The first GECOS field of POSIX systems, where `&` stands for the login name."""
    try:
        import pwd  # not on Windows
    except ImportError:
        return ""
    try:
        entry = pwd.getpwnam(login)
    except KeyError:
        return ""
    return entry.pw_gecos.split(",")[0].replace("&", login.capitalize()).strip()
