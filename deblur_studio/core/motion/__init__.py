"""From the log of a sensor to the path of the camera and its kernels."""
