"""Where things are when nobody says otherwise, who is working, and which Concord this is."""

from __future__ import annotations

import os
from pathlib import Path

# What is asked for once or never is imported where it is used: the window imports this at its start.


def default_archive() -> Path:
    """The user's own archive, in the folder where the system keeps data of programs."""
    import platformdirs

    return platformdirs.user_data_path("concord", appauthor=False) / "archive.concord"


def name_file() -> Path:
    """Where the name is kept that the person at the machine has chosen."""
    import platformdirs

    return platformdirs.user_config_path("concord", appauthor=False) / "name.txt"


def remember_name(name: str) -> None:
    """Work under this name from now on, in every archive.

    Raises:
        OSError: it cannot be kept.
    """
    path = name_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name, "utf-8")


def person_name() -> str:
    """The name of the person at the machine: that in `CONCORD_PERSON`, or the one they chose.

    Else as the system prints it, else the login name.
    """
    return os.environ.get("CONCORD_PERSON", "").strip() or _chosen_name() or _system_name()


def _chosen_name() -> str:
    try:
        return " ".join(name_file().read_text("utf-8").split())
    except (OSError, UnicodeDecodeError):  # none was chosen, or somebody wrote something else there
        return ""


def _system_name() -> str:
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
