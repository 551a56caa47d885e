// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "telephony/caller/exchange_sip.h"
#include "telephony/caller/scenario.h"
#include "telephony/caller/speech.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

namespace {

using namespace kikitori;

void print(FILE *to, const QString &line)
{
    std::fprintf(to, "%s\n", line.toUtf8().constData());
    std::fflush(to);
}

int complain(const Error &error)
{
    print(stderr, QStringLiteral("kikitori-caller: %1: %2 (line %3)").arg(error.subject, error.detail).arg(error.line));
    return 2;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QStringLiteral("Telephones a desk over SIP and RTP, as the exchange and the caller."));
    parser.addHelpOption();
    const auto add = [&parser](const char *name, const char *what, const char *value = nullptr, const char *fallback = "") {
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(what),
            QString::fromLatin1(value ? value : ""), QString::fromLatin1(fallback)));
    };
    add("scenario", "who calls and what is said (YAML)", "file");
    add("speech", "the caller's voice (WAV)", "file");
    add("caller-number", "instead of the scenario's", "number", "0880000000");
    add("called-number", "instead of the scenario's", "number", "0887119");
    add("listen", "address of the registrar; port 0 is any free one", "address:port", "127.0.0.1:0");
    add("calls", "how many calls", "n", "1");
    add("gap-ms", "before each call", "ms", "1000");
    add("first-gap-ms", "before the first call, when it is another time", "ms");
    add("overlap", "the next call comes while the one before is talked");
    add("ring-timeout-s", "give up ringing", "s", "60");
    add("register-timeout-s", "give up waiting for a desk", "s", "60");
    add("hang-up-after-s", "hang up so long after the answer", "s", "600");
    add("codecs", "in the order they are offered", "list", "PCMA/8000/1,PCMU/8000/1,G722/16000/1");
    add("refuse-transfer", "hand no call to this number", "number");
    add("json", "write the report here", "file");
    add("lines", "only list what caller or nurse says: pause in ms, tab, words", "who");
    add("join", "only write one WAV from parts FILE.wav@PAUSE or tones:MS@PAUSE", "file");
    parser.addPositionalArgument(QStringLiteral("parts"), QStringLiteral("for --join"), QStringLiteral("[parts…]"));
}

int listLines(const Scenario &scenario, const QString &who)
{
    for (const SpokenLine &line : who == QLatin1String("nurse") ? scenario.nurse : scenario.caller)
        print(stdout, QStringLiteral("%1\t%2").arg(line.pauseMs).arg(line.say));
    return 0;
}

int join(const QString &path, const QStringList &parts)
{
    const auto sound = joined(parts);
    if (!sound)
        return complain(sound.error());
    QFile file(path);
    const QByteArray bytes = wavBytes(*sound);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return complain({ Fault::DiskFailed, QFileInfo(path).fileName(), file.errorString() });
    return 0;
}

/// The voice that was asked for, else the one made at build time, else tones; `name` says which.
Result<Sound> voiceFor(const QCommandLineParser &parser, QString &name)
{
    const QString asked = parser.value(QStringLiteral("speech"));
    const QString made = QCoreApplication::applicationDirPath() + QStringLiteral("/../speech/")
        + QFileInfo(parser.value(QStringLiteral("scenario"))).completeBaseName() + QStringLiteral("-caller.wav");
    const QString path = asked.isEmpty() ? made : asked;
    if (QFile::exists(path)) {
        name = QFileInfo(path).fileName();
        return joined({ path });
    }
    name = QStringLiteral("tones (%1 is missing)").arg(QFileInfo(path).fileName());
    return Sound { 16000, 1, tones(8000) };
}

int callDesk(const QCommandLineParser &parser, const Scenario &scenario, Sound voice, const QString &voiceName)
{
    const auto number = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)).toInt(); };
    Exchange::Settings settings;
    settings.listen = parser.value(QStringLiteral("listen"));
    settings.callerNumber = scenario.callerNumber;
    settings.calledNumber = scenario.calledNumber;
    settings.speech = std::move(voice.samples);
    settings.speechRate = voice.rate;
    settings.calls = std::max(1, number("calls"));
    settings.gapMs = std::max(0, number("gap-ms"));
    settings.firstGapMs = parser.isSet(QStringLiteral("first-gap-ms")) ? std::max(0, number("first-gap-ms")) : settings.gapMs;
    settings.overlap = parser.isSet(QStringLiteral("overlap"));
    settings.ringTimeoutS = std::max(1, number("ring-timeout-s"));
    settings.registerTimeoutS = std::max(1, number("register-timeout-s"));
    settings.hangUpAfterS = std::max(1, number("hang-up-after-s"));
    settings.codecs = parser.value(QStringLiteral("codecs"));
    settings.refuse = parser.values(QStringLiteral("refuse-transfer"));
    Exchange exchange(std::move(settings));
    if (const auto opened = exchange.open(); !opened)
        return complain(opened.error());
    print(stdout, QStringLiteral("speech: ") + voiceName); // after the address, which scripts read as the first line
    exchange.run();
    const QByteArray report = QJsonDocument(exchange.report()).toJson();
    print(stdout, QString::fromUtf8(report).trimmed());
    if (const QString path = parser.value(QStringLiteral("json")); !path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(report) != report.size())
            return complain({ Fault::DiskFailed, QFileInfo(path).fileName(), file.errorString() });
    }
    return exchange.succeeded() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    if (parser.isSet(QStringLiteral("join")))
        return join(parser.value(QStringLiteral("join")), parser.positionalArguments());
    Scenario scenario { parser.value(QStringLiteral("caller-number")), parser.value(QStringLiteral("called-number")), {}, {} };
    if (parser.isSet(QStringLiteral("scenario"))) {
        auto read = readScenario(parser.value(QStringLiteral("scenario")));
        if (!read)
            return complain(read.error());
        if (!parser.isSet(QStringLiteral("caller-number")))
            scenario.callerNumber = read->callerNumber;
        if (!parser.isSet(QStringLiteral("called-number")))
            scenario.calledNumber = read->calledNumber;
        scenario.caller = std::move(read->caller);
        scenario.nurse = std::move(read->nurse);
    }
    if (parser.isSet(QStringLiteral("lines")))
        return listLines(scenario, parser.value(QStringLiteral("lines")));
    QString voiceName;
    auto voice = voiceFor(parser, voiceName);
    if (!voice)
        return complain(voice.error());
    return callDesk(parser, scenario, std::move(*voice), voiceName);
}
