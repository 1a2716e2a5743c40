"""The networks, the physics they are fed with as tensors, and their files."""
