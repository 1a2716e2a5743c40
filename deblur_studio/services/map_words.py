"""What the maps of a result are called, and what their colours mean."""

from __future__ import annotations

from deblur_studio.services.translation import to_translate, tr

TITLES = {
    "chi": to_translate("Re-blur residual (chi)"),
    "chi_within_budget": to_translate("Residual within the motion's budget"),
    "visibility": to_translate("Visibility"),
    "spread": to_translate("Spread under typical motion errors"),
    "difference": to_translate("Learned against classical"),
}
_LEGENDS = {
    "chi": to_translate(
        "Residual (chi) by block: 1 noise alone, limit {limit:.2f}, 3 not explained"
    ),
    "chi_within_budget": to_translate(
        "Residual by block within the budget of typical motion errors: limit {limit:.2f}, up to 3"
    ),
    "visibility": to_translate("Fine detail that the shutter left: none (0) to all (1)"),
    "spread": to_translate("Change under typical motion errors, sRGB values, 0 to 0.2"),
    "difference": to_translate("Learned against classical result, sRGB values, 0 to 0.2"),
}


def legend_of(name: str) -> str:
    """Return what the colours of a map mean; where the photo shows through nothing is judged."""
    if not name:
        return ""
    from deblur_studio.core.restore.consistency import BLOCK_LIMIT

    return tr(_LEGENDS[name], limit=BLOCK_LIMIT)
