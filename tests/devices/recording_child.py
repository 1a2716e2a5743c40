"""Records a simulated sensor until it is killed; prints the count of samples as they come."""

import sys
import time
from pathlib import Path

import numpy as np

from deblur_studio.devices.session import SensorSession
from deblur_studio.devices.simulated import Motion, simulated

session = SensorSession(simulated(Motion.HAND_SHAKE, np.random.default_rng(1)))
session.start()
recorder = session.record(Path(sys.argv[1]))
while True:
    time.sleep(0.01)
    print(recorder.samples, time.perf_counter() - recorder.start_s, flush=True)
