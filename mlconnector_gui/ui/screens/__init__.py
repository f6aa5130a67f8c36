"""The screens, one folder each: a presenter without Qt that decides, and widgets that draw."""
