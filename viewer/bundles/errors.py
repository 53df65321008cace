"""What can be wrong with a bundle, each as a sentence."""

from __future__ import annotations

from viewer.domain.errors import WorldError


class BundleError(WorldError):
    """The bundle cannot be written or read.

    Exception tree::

        BundleError
            BadBundle       it is something else, damaged, or made to do harm
            NewerBundle     a later Concord has written it
    """


class BadBundle(BundleError):
    """It is not what it should be; nothing of it was taken in."""


class NewerBundle(BundleError):
    """Of a format that this version does not know."""
