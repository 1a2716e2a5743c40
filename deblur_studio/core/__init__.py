"""Pure functions and values: photos, motion, kernels, blur, restoration. No Qt anywhere below."""
