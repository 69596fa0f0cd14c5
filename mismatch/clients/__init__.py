"""Other people's servers, one file each, every one with a working stand-in."""
