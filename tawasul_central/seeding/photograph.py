"""A flat document as a telephone or a scanner would have taken it: askew, shaded, grainy, not quite sharp.

Desks, light, shadows and grain are made once and used again: a seed takes hundreds of pictures.
"""

from functools import cache, lru_cache
from random import Random
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageOps

LYING: Final = (1120, 860)
STANDING: Final = (860, 1120)
ANGLES: Final = (-5.5, -4.0, -2.8, -1.7, -0.8, 0.9, 1.9, 3.1, 4.2, 5.3)
DESKS: Final = ((138, 104, 74), (104, 108, 116), (172, 150, 122), (74, 80, 90), (196, 194, 188))
GRAINS: Final = 4
CORNERS: Final = 4
SMOOTH: Final = Image.Resampling.BILINEAR


def photographed(rng: Random, page: Image.Image) -> Image.Image:
    """Return the document lying a little askew on a desk, in uneven light."""
    frame = LYING if page.width > page.height else STANDING
    angle, drop = rng.choice(ANGLES), rng.choice((8, 14))
    shape, shadow = _shape(page.size, angle), _shadow(page.size, frame, angle, drop)
    picture = _desk(rng.randrange(len(DESKS)), frame).copy()
    picture.paste((0, 0, 0), mask=shadow)
    picture.paste(page.rotate(angle, SMOOTH, expand=True), _place(shape, frame), shape)
    picture = ImageChops.multiply(picture, _light(rng.randrange(CORNERS), frame))
    if rng.random() < 0.3:
        picture = picture.filter(ImageFilter.BoxBlur(rng.uniform(0.4, 1.0)))
    return Image.blend(picture, _grain(rng.randrange(GRAINS), frame), 0.06)


def scanned(rng: Random, page: Image.Image) -> Image.Image:
    """Return the document as a grey scan on white, nearly straight."""
    grey = ImageOps.expand(page.convert("L"), rng.randint(10, 40), 248)
    return grey.rotate(rng.uniform(-1.2, 1.2), SMOOTH, fillcolor=248)


def worn(rng: Random, sheet: Image.Image) -> Image.Image:
    """Return a scanned sheet, not quite in its place and with the dust of the glass on it."""
    grey = Image.new("L", sheet.size, 240)
    grey.paste(sheet.convert("L"), (rng.randint(-14, 14), rng.randint(-10, 10)))
    return Image.blend(grey, _dust(rng.randrange(GRAINS), sheet.size), 0.035)


@cache
def _shape(size: tuple[int, int], angle: float) -> Image.Image:
    """Return the mask of a turned document."""
    return Image.new("L", size, 255).rotate(angle, SMOOTH, expand=True)


@lru_cache(maxsize=64)
def _shadow(size: tuple[int, int], frame: tuple[int, int], angle: float, drop: int) -> Image.Image:
    """Return the soft shadow of a turned document; made small, because it is soft anyway."""
    shape = _shape(size, angle)
    small = Image.new("L", (frame[0] // 8, frame[1] // 8))
    cast = shape.resize((shape.width // 8, shape.height // 8)).point(lambda value: value * 0.6)
    left, top = _place(shape, frame)
    small.paste(cast, ((left + drop) // 8, (top + drop) // 8))
    return small.filter(ImageFilter.GaussianBlur(2)).resize(frame, SMOOTH)


def _place(shape: Image.Image, frame: tuple[int, int]) -> tuple[int, int]:
    return (frame[0] - shape.width) // 2, (frame[1] - shape.height) // 2


@cache
def _desk(kind: int, frame: tuple[int, int]) -> Image.Image:
    """Return the top of a desk, with the streaks of its wood."""
    rng = Random(kind)  # noqa: S311 - repeatable on purpose
    streaks = Image.frombytes("L", (6, 300), rng.randbytes(1800)).resize(frame, Image.Resampling.BICUBIC)
    soft = streaks.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 206 + value // 5)
    return ImageChops.multiply(Image.new("RGB", frame, DESKS[kind]), soft.convert("RGB"))


@cache
def _light(corner: int, frame: tuple[int, int]) -> Image.Image:
    """Return light that comes from this corner and falls off across the picture."""
    slope = Image.linear_gradient("L").rotate(45, expand=True).crop((90, 90, 272, 272))
    shaded = slope.point(lambda value: 255 - value * 0.32)
    return shaded.rotate(90 * corner).resize(frame, SMOOTH).convert("RGB")


@cache
def _dust(kind: int, size: tuple[int, int]) -> Image.Image:
    return _grain(kind, STANDING).convert("L").resize(size, Image.Resampling.NEAREST)


@cache
def _grain(kind: int, frame: tuple[int, int]) -> Image.Image:
    """Return the noise of a small sensor."""
    rng = Random(1000 + kind)  # noqa: S311 - repeatable on purpose
    return Image.frombytes("L", frame, rng.randbytes(frame[0] * frame[1])).convert("RGB")
