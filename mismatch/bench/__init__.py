"""Measurements behind ``flask bench``: nothing of the product imports them."""
