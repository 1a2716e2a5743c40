"""Convolution as numbers that can be checked by hand."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.float32]
Kernel = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Products:
    """How one blurred pixel comes about; all tables (k, k) lie over the picture as it is seen.

    ``around`` are the pixels of the neighbourhood, ``kernel`` the kernel turned by half a turn
    as convolution demands, ``products`` the one times the other and ``total`` their sum: the
    blurred pixel.
    """

    around: Image
    kernel: Kernel
    products: Image
    total: float


def products_at(plane: Image, kernel: Kernel, x: int, y: int) -> Products:
    """Return the numbers of a pixel of a plane (H, W); the edges of the plane are continued."""
    radius = kernel.shape[0] // 2
    rows = np.clip(np.arange(y - radius, y + radius + 1), 0, plane.shape[0] - 1)
    columns = np.clip(np.arange(x - radius, x + radius + 1), 0, plane.shape[1] - 1)
    around = plane[np.ix_(rows, columns)].astype(np.float32)
    flipped = np.ascontiguousarray(kernel[::-1, ::-1])
    products = around * flipped
    return Products(around, flipped, products, float(products.sum(dtype=np.float64)))


def convolved(image: Image, kernel: Kernel) -> Image:
    """Return the image (H, W) or (H, W, C) convolved with a kernel (k, k), edges continued."""
    # OpenCV correlates, so the kernel is turned; for odd sides its anchor is the middle.
    flipped = np.ascontiguousarray(kernel[::-1, ::-1], np.float32)
    source = np.ascontiguousarray(image, np.float32)
    blurred = cv2.filter2D(source, cv2.CV_32F, flipped, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(blurred, np.float32).reshape(image.shape)


def spread_of_pixel(kernel: Kernel, shape: tuple[int, int], x: int, y: int) -> Image:
    """Return a black plane (H, W) in which one white pixel was spread by the kernel.

    The other way to see convolution: every pixel is replaced by a kernel as bright as it is.
    """
    height, width = shape
    plane, radius = np.zeros(shape, np.float32), kernel.shape[0] // 2
    top, left = max(y - radius, 0), max(x - radius, 0)
    bottom, right = min(y + radius + 1, height), min(x + radius + 1, width)
    if top < bottom and left < right:
        inside = kernel[top - y + radius :, left - x + radius :][: bottom - top, : right - left]
        plane[top:bottom, left:right] = inside
    return plane
