"""All Qt: the window, its screens, models and widgets."""
