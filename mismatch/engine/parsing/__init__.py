"""From the bytes of a file to text with places, and from that to a résumé."""
