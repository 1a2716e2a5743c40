"""Which language the window speaks, and the files that teach it."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from deblur_studio.core.resources import resource

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Each in its own words, as it stands in a list of languages."""
SYSTEM = ""
"""The choice to follow the system."""
LANGUAGE_VARIABLE = "DEBLUR_STUDIO_LANGUAGE"


def language_of(chosen: str) -> str:
    """Return the language to speak; DEBLUR_STUDIO_LANGUAGE overrides what was chosen."""
    wanted = os.environ.get(LANGUAGE_VARIABLE) or chosen
    if wanted in LANGUAGES:
        return wanted
    spoken = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in spoken if language in LANGUAGES), "en")


def speak(app: QCoreApplication, language: str) -> None:
    """Translate everything that is shown from now on, Qt's own dialogs as well."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language))
    if language == "en":
        return
    ours = resource("translations")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt), (f"deblur_studio_{language}", str(ours))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
