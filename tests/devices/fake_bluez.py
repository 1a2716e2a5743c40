"""A fake org.bluez with WitMotion sensors, for bleak's real backend on a private message bus.

Run as a program. It prints READY when the name is owned, a line for each command that was
written to a sensor, and obeys lines on its standard input: ``drop``, ``stall``, ``resume``,
``vanish``, ``power on|off``, ``refuse on|off``, ``count`` (frames sent), ``quit``.
"""

import argparse
import asyncio
import contextlib
import struct
import sys
import time
from dataclasses import dataclass, field
from typing import Annotated

from dbus_fast import BusType, DBusError
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import (
    DBusBool,
    DBusBytes,
    DBusDict,
    DBusInt16,
    DBusObjectPath,
    DBusSignature,
    DBusStr,
    DBusUInt16,
)
from dbus_fast.constants import PropertyAccess
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

ADAPTER = "/org/bluez/hci0"
UUID = "0000%s-0000-1000-8000-00805f9a34fb"
RATES = {6: 10, 7: 20, 8: 50, 9: 100, 11: 200}
READ = PropertyAccess.READ

Strings = Annotated[list[str], DBusSignature("as")]
Paths = Annotated[list[str], DBusSignature("ao")]


def frame(index: int) -> bytes:
    """Frame number ``index``: the count stands in the first two values."""
    return b"\x55\x61" + struct.pack("<9h", index & 0x7FFF, index >> 15, 2048, 3, 2, 1, 0, 0, 0)


class Adapter(ServiceInterface):
    def __init__(self, world: "World") -> None:
        super().__init__("org.bluez.Adapter1")
        self.world, self.powered = world, world.options.powered

    @dbus_property(READ)
    def Address(self) -> DBusStr:
        return "00:11:22:33:44:55"

    @dbus_property(READ)
    def Powered(self) -> DBusBool:
        return self.powered

    @dbus_property(READ)
    def Roles(self) -> Strings:
        return ["central", "peripheral"]

    @dbus_property(READ)
    def Discovering(self) -> DBusBool:
        return self.world.advertising is not None

    @dbus_method()
    def SetDiscoveryFilter(self, filters: DBusDict) -> None:
        pass

    @dbus_method()
    def StartDiscovery(self) -> None:
        self.world.start_discovery()

    @dbus_method()
    def StopDiscovery(self) -> None:
        self.world.stop_discovery()


class Device(ServiceInterface):
    def __init__(self, sensor: "Sensor") -> None:
        super().__init__("org.bluez.Device1")
        self.sensor, self.connected, self.resolved = sensor, False, False
        self.rssi = -55

    @dbus_property(READ)
    def Address(self) -> DBusStr:
        return self.sensor.address

    @dbus_property(READ)
    def AddressType(self) -> DBusStr:
        return "random"

    @dbus_property(READ)
    def Name(self) -> DBusStr:
        return self.sensor.name

    @dbus_property(READ)
    def Alias(self) -> DBusStr:
        return self.sensor.name

    @dbus_property(READ)
    def Adapter(self) -> DBusObjectPath:
        return ADAPTER

    @dbus_property(READ)
    def Paired(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def Trusted(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def Blocked(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def LegacyPairing(self) -> DBusBool:
        return False

    @dbus_property(READ)
    def Connected(self) -> DBusBool:
        return self.connected

    @dbus_property(READ)
    def ServicesResolved(self) -> DBusBool:
        return self.resolved

    @dbus_property(READ)
    def RSSI(self) -> DBusInt16:
        return self.rssi

    @dbus_property(READ)
    def UUIDs(self) -> Strings:
        return [UUID % self.sensor.service]

    @dbus_method()
    async def Connect(self) -> None:
        await self.sensor.connect()

    @dbus_method()
    async def Disconnect(self) -> None:
        self.sensor.lose_link()


class Service(ServiceInterface):
    def __init__(self, sensor: "Sensor") -> None:
        super().__init__("org.bluez.GattService1")
        self.sensor = sensor

    @dbus_property(READ)
    def UUID(self) -> DBusStr:
        return UUID % self.sensor.service

    @dbus_property(READ)
    def Device(self) -> DBusObjectPath:
        return self.sensor.path

    @dbus_property(READ)
    def Primary(self) -> DBusBool:
        return True

    @dbus_property(READ)
    def Includes(self) -> Paths:
        return []


class Characteristic(ServiceInterface):
    def __init__(self, sensor: "Sensor", uuid: str, flags: list[str]) -> None:
        super().__init__("org.bluez.GattCharacteristic1")
        self.sensor, self.uuid, self.flags = sensor, uuid, flags
        self.value, self.notifying = b"", False

    @dbus_property(READ)
    def UUID(self) -> DBusStr:
        return self.uuid

    @dbus_property(READ)
    def Service(self) -> DBusObjectPath:
        return self.sensor.path + "/service000a"

    @dbus_property(READ)
    def Value(self) -> DBusBytes:
        return self.value

    @dbus_property(READ)
    def Notifying(self) -> DBusBool:
        return self.notifying

    @dbus_property(READ)
    def Flags(self) -> Strings:
        return self.flags

    @dbus_property(READ)
    def MTU(self) -> DBusUInt16:
        return 247

    @dbus_method()
    def StartNotify(self) -> None:
        self.notifying = True
        self.sensor.streaming = asyncio.ensure_future(self.sensor.stream())

    @dbus_method()
    def StopNotify(self) -> None:
        self.notifying = False
        self.sensor.stop_streaming()

    @dbus_method()
    def WriteValue(self, value: DBusBytes, options: DBusDict) -> None:
        self.sensor.obey(bytes(value))

    def notify(self, value: bytes) -> None:
        self.value = value
        self.emit_properties_changed({"Value": value})


@dataclass
class Sensor:
    world: "World"
    name: str
    address: str
    rate_hz: float
    service: str = "ffe5"
    sent: int = 0
    stalled: bool = False
    axes: int = 1
    streaming: asyncio.Future | None = None
    exported: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.path = f"{ADAPTER}/dev_{self.address.replace(':', '_')}"
        self.device: Device | None = None

    def advertise(self) -> None:
        if self.device is None:
            self.device = Device(self)
            self.world.bus.export(self.path, self.device)
        self.device.rssi = -55 - int(10 * time.time()) % 3
        self.device.emit_properties_changed({"RSSI": self.device.rssi})

    async def connect(self) -> None:
        await asyncio.sleep(0.02)
        if not self.world.adapter.powered:
            raise DBusError("org.bluez.Error.NotReady", "Resource Not Ready")
        if self.world.refuse:
            raise DBusError("org.bluez.Error.Failed", "le-connection-abort-by-remote")
        self.device.connected = True
        self.device.emit_properties_changed({"Connected": True})
        asyncio.get_running_loop().call_later(0.02, self.resolve)

    def resolve(self) -> None:
        base = self.path + "/service000a"
        objects: dict[str, ServiceInterface] = {base: Service(self)}
        if self.service == "ffe5":
            self.notifier = Characteristic(self, UUID % "ffe4", ["notify"])
            writer = Characteristic(self, UUID % "ffe9", ["write-without-response", "write"])
            objects |= {base + "/char000b": self.notifier, base + "/char000e": writer}
        for path, each in objects.items():
            self.world.bus.export(path, each)
            self.exported.append(path)
        self.device.resolved = True
        self.device.emit_properties_changed({"ServicesResolved": True})

    def lose_link(self) -> None:
        self.stop_streaming()
        while self.exported:
            self.world.bus.unexport(self.exported.pop())
        if self.device is not None and self.device.connected:
            self.device.connected = self.device.resolved = False
            self.device.emit_properties_changed({"ServicesResolved": False})
            self.device.emit_properties_changed({"Connected": False})

    def vanish(self) -> None:
        self.lose_link()
        if self.device is not None:
            self.world.bus.unexport(self.path)
            self.device = None

    def stop_streaming(self) -> None:
        if self.streaming is not None:
            self.streaming.cancel()
            self.streaming = None

    async def stream(self) -> None:
        due_s = time.perf_counter()
        while True:
            due_s += 1.0 / self.rate_hz
            await asyncio.sleep(max(0.0, due_s - time.perf_counter()))
            if not self.stalled:
                self.notifier.notify(frame(self.sent))
                self.sent += 1

    def obey(self, command: bytes) -> None:
        print("WRITE", command.hex(), flush=True)
        if command[:3] == b"\xff\xaa\x27":
            code = next((code for code, rate in RATES.items() if rate == self.rate_hz), 0)
            value = {0x03: code, 0x64: 391, 0x40: 2512, 0x2E: 1104, 0x24: self.axes}.get(
                command[3], 0
            )
            answer = b"\x55\x71" + command[3:5] + struct.pack("<8h", value, *[0] * 7)
            self.notifier.notify(answer)
        if command[:3] == b"\xff\xaa\x24":
            self.axes = command[3]
        if command[:3] == b"\xff\xaa\x03":
            self.rate_hz = RATES.get(command[3], self.rate_hz)


class World:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options, self.refuse = options, options.refuse
        self.advertising: asyncio.Future | None = None
        self.sensors = [
            Sensor(self, name, f"D9:41:48:15:5E:{number:02X}", options.rate)
            for number, name in enumerate(options.names.split(","))
        ]
        for sensor in self.sensors:
            sensor.service = "180f" if sensor.name.endswith("other") else "ffe5"

    async def run(self) -> None:
        self.bus = await MessageBus(bus_type=BusType.SYSTEM, negotiate_unix_fd=True).connect()
        self.adapter = Adapter(self)
        if not self.options.no_adapter:
            self.bus.export(ADAPTER, self.adapter)
        await self.bus.request_name("org.bluez")
        print("READY", flush=True)
        lines: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        loop.add_reader(sys.stdin, lambda: lines.put_nowait(sys.stdin.readline()))
        while words := (await lines.get()).split():
            if words[0] == "quit":
                break
            self.do(words)
        self.bus.disconnect()

    def do(self, words: list[str]) -> None:
        sensor = self.sensors[0]
        match words:
            case ["drop"]:
                sensor.lose_link()
            case ["stall"]:
                sensor.stalled = True
            case ["resume"]:
                sensor.stalled = False
            case ["vanish"]:
                sensor.vanish()
            case ["refuse", value]:
                self.refuse = value == "on"
            case ["power", value]:
                self.adapter.powered = value == "on"
                if value == "off":
                    sensor.lose_link()
                self.adapter.emit_properties_changed({"Powered": self.adapter.powered})
        print("DONE", *words, sensor.sent, flush=True)

    def start_discovery(self) -> None:
        if not self.adapter.powered:
            raise DBusError("org.bluez.Error.NotReady", "Resource Not Ready")
        self.advertising = asyncio.ensure_future(self.advertise())
        self.adapter.emit_properties_changed({"Discovering": True})

    def stop_discovery(self) -> None:
        if self.advertising is not None:
            self.advertising.cancel()
            self.advertising = None
        self.adapter.emit_properties_changed({"Discovering": False})

    async def advertise(self) -> None:
        while True:
            await asyncio.sleep(0.03)
            for sensor in self.sensors:
                sensor.advertise()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--names", default="WT901BLE68")
    parser.add_argument("--no-adapter", action="store_true")
    parser.add_argument("--refuse", action="store_true")
    parser.add_argument("--off", dest="powered", action="store_false")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(World(parser.parse_args()).run())
