"""Pages of originals as pixels: drawn in a process of their own, which alone may crash or hang.

`Renderer` is the face; `messages` is what the two sides say, `process` what runs on the other one.
"""

from viewer.rendering.messages import Opened, Pixels, Refused, Spoilt, Tile
from viewer.rendering.renderer import Renderer

__all__ = ["Opened", "Pixels", "Refused", "Renderer", "Spoilt", "Tile"]
