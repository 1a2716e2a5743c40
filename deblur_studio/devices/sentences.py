"""The sentences for the user: what is wrong with a link, and what to do."""

from __future__ import annotations

import sys

from deblur_studio.devices.transport import Reason, Trouble

NO_ADAPTER = Trouble(
    Reason.NO_ADAPTER, "There is no Bluetooth adapter; plug one in or use another computer."
)
ADAPTER_OFF = Trouble(
    Reason.ADAPTER_OFF, "Bluetooth is switched off; switch it on in the system's settings."
)
NO_SERVICE = Trouble(
    Reason.NO_SERVICE,
    "The Bluetooth service does not run; start it with: sudo systemctl start bluetooth",
)
NO_BUS = Trouble(
    Reason.NO_BUS,
    "The system's message bus (D-Bus), through which Bluetooth is reached, does not run; "
    "start it with: sudo systemctl start dbus",
)
_PERMISSION = {
    "darwin": "allow it in System Settings, Privacy & Security, Bluetooth, then start again.",
    "win32": "allow it in Settings, Privacy & security, Radios, then scan again.",
}
_ON_LINUX = "add your user to the group bluetooth and log in again."


def not_permitted(platform: str = sys.platform) -> Trouble:
    """Bluetooth is denied to this program, and where that is changed."""
    where = _PERMISSION.get(platform, _ON_LINUX)
    return Trouble(Reason.NOT_PERMITTED, f"This program is not permitted to use Bluetooth; {where}")


def out_of_reach(name: str) -> Trouble:
    """It does not answer; a sensor that is connected elsewhere is not seen either."""
    return Trouble(
        Reason.OUT_OF_REACH,
        f"{name} is out of reach, switched off or connected to another program; "
        "switch it on, bring it near and disconnect it elsewhere.",
    )


def in_use(name: str) -> Trouble:
    """It answered, and refused."""
    return Trouble(
        Reason.IN_USE,
        f"{name} refuses the connection; disconnect it from other programs and phones, "
        "or switch it off and on.",
    )


def not_a_sensor(name: str) -> Trouble:
    """It lacks the service that carries the data."""
    return Trouble(
        Reason.NOT_A_SENSOR,
        f"{name} does not have the data service of a WitMotion sensor; choose another device.",
    )


def dropped(name: str) -> Trouble:
    """The link was there and broke."""
    return Trouble(Reason.DROPPED, f"The link to {name} dropped; bring the sensor nearer.")


def silent(name: str) -> Trouble:
    """Connected, but nothing comes."""
    return Trouble(
        Reason.SILENT,
        f"{name} is connected but sends nothing; if it stays so, switch it off and on.",
    )
