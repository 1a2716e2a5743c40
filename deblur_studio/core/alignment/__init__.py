"""Finding the exposure in the log: which stretch of the measured motion blurred the photo."""
