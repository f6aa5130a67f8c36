"""When jobs run: pure values, from a rhythm and a company's calendar to the next moment."""
