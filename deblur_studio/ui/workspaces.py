"""The workspaces of the window: one line each."""

from __future__ import annotations

from deblur_studio.services.translation import to_translate
from deblur_studio.ui.panel import Workspace
from deblur_studio.ui.restore_workspace import build_restore
from deblur_studio.ui.sandbox_workspace import build_sandbox
from deblur_studio.ui.sensor_workspace import build_sensor
from deblur_studio.ui.training_workspace import build_training

WORKSPACES = (
    Workspace("restore", to_translate("Restore"), "photo", build_restore),
    Workspace("sandbox", to_translate("Sandbox"), "sandbox", build_sandbox),
    Workspace("sensor", to_translate("Sensor"), "sensor", build_sensor),
    Workspace("training", to_translate("Training"), "training", build_training),
)
