"""The sandbox: motion to play with, and everything that follows from it. Free of Qt."""
