"""Qt's side of the language: which one the window speaks, its locale for dates, and Qt's own words in its dialogs."""

import os

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.words.language import ASKED_BY, LANGUAGES, NumberSigns, nearest, speak

SYSTEM = "system"
_KEPT = "window/language"


def chosen_language(memory: Memory) -> str:
    """Return what the person chose for this workspace: a language, or to follow the system."""
    kept = memory.text(_KEPT, SYSTEM)
    return kept if kept in LANGUAGES else SYSTEM


def choose_language(memory: Memory, language: str) -> None:
    """Keep the choice for the next start: what is drawn already stays in its language."""
    memory.keep_text(_KEPT, language)
    memory.save()


def speak_as_chosen(application: QApplication, memory: Memory) -> QTranslator:
    """Give everything that is drawn from now on its language; numbers follow the country where it fits."""
    wanted = os.environ.get(ASKED_BY) or chosen_language(memory)
    system = QLocale.system()
    code = nearest(system.name() if wanted == SYSTEM else wanted)
    locale = system if nearest(system.name()) == code else QLocale(code)
    QLocale.setDefault(locale)
    speak(code, NumberSigns(group=locale.groupSeparator(), decimal=locale.decimalPoint()))
    dialogs = QTranslator(application)
    if dialogs.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(dialogs)
    return dialogs
