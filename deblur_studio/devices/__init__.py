"""Live sensors: Bluetooth, replay and simulation behind one protocol; no Qt in here."""
