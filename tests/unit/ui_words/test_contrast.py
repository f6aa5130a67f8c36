"""Both themes can be read: WCAG AA, 4.5 to 1 for text and 3 to 1 for lines that carry meaning."""

import pytest

from mlconnector_gui.ui.colours import BANDS, COLOURS, Scheme, contrast

PAPERS = ("window", "surface", "raised", "hover", "selection")
INKS = ("text", "muted", "accent", "good", "warning", "bad")


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_text_reads_on_every_surface(scheme: Scheme, paper: str, ink: str) -> None:
    colours = COLOURS[scheme]

    assert contrast(getattr(colours, ink), getattr(colours, paper)) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
def test_words_read_on_the_accent_and_on_bars(scheme: Scheme) -> None:
    colours = COLOURS[scheme]

    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for paper in (colours.bad_surface, colours.warning_surface):
        assert contrast(colours.text, paper) >= 4.5
        assert contrast(colours.muted, paper) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
def test_the_focus_ring_is_seen(scheme: Scheme) -> None:
    colours = COLOURS[scheme]

    assert all(contrast(colours.accent, getattr(colours, paper)) >= 3 for paper in PAPERS)


@pytest.mark.parametrize("kind", BANDS)
def test_the_environment_band_can_be_read(kind: str) -> None:
    paper, ink = BANDS[kind]

    assert contrast(paper, ink) >= 4.5
