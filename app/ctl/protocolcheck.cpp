// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolcheck.h"

#include "ctl/protocolsentence.h"
#include "wording/wording.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

/// What was read and proved, and how long both took.
struct Checked {
    PackUnderRepair read;
    PackProof proof;
    QString folder;
    double readMs = 0;
    double proofMs = 0;
    [[nodiscard]] QString pathOf(const Finding &finding) const
    {
        return finding.place.file.isEmpty() ? folder : QDir(folder).filePath(finding.place.file);
    }
    [[nodiscard]] bool ok() const { return proof.count(Severity::Error) == 0; }
};

QString wordFor(Severity severity)
{
    return severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("note");
}

QJsonObject asJson(const Checked &checked)
{
    QJsonArray findings;
    for (const Finding &finding : checked.proof.findings)
        findings.append(QJsonObject { { QStringLiteral("severity"), wordFor(finding.severity) },
            { QStringLiteral("file"), checked.pathOf(finding) }, { QStringLiteral("line"), finding.place.line },
            { QStringLiteral("column"), finding.place.column }, { QStringLiteral("protocol"), finding.protocol },
            { QStringLiteral("part"), finding.part }, { QStringLiteral("rule"), codeOf(finding.rule) },
            { QStringLiteral("text"), sentenceFor(finding) } });
    const Pack &pack = checked.read.pack;
    return { { QStringLiteral("ok"), checked.ok() }, { QStringLiteral("pack"), pack.id },
        { QStringLiteral("version"), pack.version }, { QStringLiteral("sha256"), pack.hash },
        { QStringLiteral("protocols"), checked.proof.protocols }, { QStringLiteral("items"), checked.proof.items }, { QStringLiteral("nodes"), checked.proof.nodes },
        { QStringLiteral("errors"), checked.proof.count(Severity::Error) },
        { QStringLiteral("notes"), checked.proof.count(Severity::Note) }, { QStringLiteral("largest"), checked.proof.largest },
        { QStringLiteral("steps"), double(checked.proof.steps) }, { QStringLiteral("readMs"), checked.readMs },
        { QStringLiteral("proofMs"), checked.proofMs }, { QStringLiteral("findings"), findings } };
}

void print(QTextStream &out, const Checked &checked)
{
    for (const Finding &finding : checked.proof.findings) {
        out << checked.pathOf(finding) << ':' << finding.place.line << ':' << finding.place.column << ": ";
        if (finding.severity == Severity::Note)
            out << QCoreApplication::translate("ctl", "note: ");
        if (!finding.part.isEmpty())
            out << finding.part << ": ";
        out << sentenceFor(finding) << " [" << codeOf(finding.rule) << "]\n";
    }
    const Pack &pack = checked.read.pack;
    out << QCoreApplication::translate("ctl", "%1 %2: %3 protocols, %4 items, %5 questions in trees, SHA-256 %6")
               .arg(pack.name, pack.version)
               .arg(checked.proof.protocols)
               .arg(checked.proof.items)
               .arg(checked.proof.nodes)
               .arg(pack.hash)
        << '\n';
    out << QCoreApplication::translate(
        "ctl", "%1 errors, %2 notes; all answer sets (up to 4^%3 a protocol) in %4 steps; read in %5 ms, proved in %6 ms")
               .arg(checked.proof.count(Severity::Error))
               .arg(checked.proof.count(Severity::Note))
               .arg(checked.proof.largest)
               .arg(checked.proof.steps)
               .arg(checked.readMs, 0, 'f', 0)
               .arg(checked.proofMs, 0, 'f', 0)
        << Qt::endl;
}

} // namespace

int protocolCheck(Context &context, const Words &words)
{
    Checked checked;
    checked.folder = words.at(1);
    QElapsedTimer timer;
    timer.start();
    auto read = readPackWithPlaces(checked.folder);
    if (!read)
        return context.failed(read.error());
    checked.read = std::move(*read);
    checked.readMs = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    checked.proof = provePack(checked.read);
    checked.proofMs = double(timer.nsecsElapsed()) / 1e6;
    if (words.has(QStringLiteral("json")))
        context.out << QJsonDocument(asJson(checked)).toJson(QJsonDocument::Compact) << Qt::endl;
    else
        print(context.out, checked);
    return checked.ok() ? ExitCode::Done : ExitCode::Failed;
}

} // namespace kikitori
