// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "station/options.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace kikitori {

Options Options::read(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption home(QStringLiteral("home"), QStringLiteral("Folder of this desk."), QStringLiteral("folder"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Embedded demo: no server, one desk, one simulated caller."));
    const QCommandLineOption tour(QStringLiteral("tour"), QStringLiteral("Show one whole call by itself; pictures go to the folder."), QStringLiteral("folder"));
    const QCommandLineOption share(QStringLiteral("share"), QStringLiteral("libpq connection of the shared store."), QStringLiteral("connection"));
    const QCommandLineOption scenario(QStringLiteral("scenario"), QStringLiteral("The demo's caller."), QStringLiteral("name"));
    const QCommandLineOption scale(QStringLiteral("font-scale"), QStringLiteral("1.0 to 2.5."), QStringLiteral("number"), QStringLiteral("1.0"));
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark colours."));
    const QCommandLineOption english(QStringLiteral("english"), QStringLiteral("English texts."));
    QCommandLineOption drill(QStringLiteral("typing-drill"));
    drill.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption quick(QStringLiteral("measure-start"));
    quick.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({ home, demo, tour, share, scenario, scale, dark, english, drill, quick });
    parser.process(app);
    Options options;
    options.demo = parser.isSet(demo) || parser.isSet(tour) || parser.isSet(drill);
    options.tour = parser.value(tour);
    options.share = parser.value(share);
    options.scenario = parser.value(scenario);
    options.fontScale = parser.value(scale).toDouble();
    options.theme = parser.isSet(dark) ? Theme::Mode::Dark : Theme::Mode::Light;
    options.drill = parser.isSet(drill);
    options.quickExit = parser.isSet(quick);
    options.home = parser.value(home);
    if (options.home.isEmpty()) {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
        options.home = data + (options.demo ? QStringLiteral("/kikitori-demo") : QStringLiteral("/kikitori"));
    }
    return options;
}

} // namespace kikitori
