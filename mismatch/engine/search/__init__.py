"""Search over people: the words of a text, the language of a query, and what to show of a text that was found."""
