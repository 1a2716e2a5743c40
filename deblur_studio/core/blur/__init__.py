"""The blur operator, exact and fast, each with its adjoint."""
