"""Training a network: what is asked for, the pairs, the loop and what it leaves behind."""
