// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
// The composition root: starts the program and hands over to the station.
#include "desk/signinwindow.h"
#include "station/options.h"
#include "station/workstation.h"
#include "wording/wording.h"

#include <QApplication>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

using namespace kikitori;

namespace {

void speakJapanese(QApplication &app, QTranslator &japanese)
{
    if (app.arguments().contains(QStringLiteral("--english")) || !japanese.load(QStringLiteral(":/translations/kikitori_ja.qm")))
        return;
    QApplication::installTranslator(&japanese);
    QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
}

/// Says why the desk cannot start: on the terminal, and in a window where somebody sits.
int sayWhyNot(const Options &options, const Error &error)
{
    const QString sentence = sentenceFor(error);
    std::fputs((sentence + QLatin1Char('\n')).toUtf8().constData(), stderr);
    if (options.unattended())
        return 1;
    SignInWindow window({}, Theme(options.theme, options.fontScale));
    window.showError(sentence);
    window.show();
    QApplication::exec();
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("kikitori"));
    QApplication::setApplicationDisplayName(QStringLiteral("聞き取り"));
    QTranslator japanese;
    speakJapanese(app, japanese);
    const Options options = Options::read(app);
    const auto workstation = Workstation::make(options);
    if (!workstation)
        return sayWhyNot(options, workstation.error());
    (*workstation)->begin();
    if (options.quickExit)
        QTimer::singleShot(0, &app, &QApplication::quit);
    return QApplication::exec();
}
