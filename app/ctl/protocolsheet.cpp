// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/protocolsheet.h"

#include "catalogue/sheets/packfolder.h"
#include "catalogue/sheets/packsheet.h"
#include "catalogue/sheets/reviewsheet.h"
#include "catalogue/sheets/workbookcells.h"
#include "ctl/protocolsentence.h"
#include "protocol/proof/proof.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kikitori {

namespace {

QString translate(const char *text)
{
    return QCoreApplication::translate("ctl", text);
}

QString counts(const Pack &pack)
{
    qsizetype questions = 0;
    for (const Protocol &protocol : pack.protocols)
        questions += qsizetype(protocol.tree.size() + protocol.items.size());
    return translate("%1 %2: %3 protocols, %4 questions").arg(pack.name, pack.version).arg(pack.protocols.size()).arg(questions);
}

int writeWorkbook(Context &context, const Words &words, Result<> (*write)(const Pack &, const QString &))
{
    const auto pack = readPack(words.at(1));
    if (!pack)
        return context.failed(pack.error());
    const QString path = words.option(QStringLiteral("out"));
    if (auto written = write(*pack, path); !written)
        return context.failed(written.error());
    context.out << path << ": " << counts(*pack) << Qt::endl;
    return ExitCode::Done;
}

void print(Context &context, const QString &file, const Finding &finding)
{
    context.out << file << ": ";
    if (!finding.place.file.isEmpty())
        context.out << translate("sheet %1, row %2, column %3: ")
                           .arg(finding.place.file)
                           .arg(finding.place.line)
                           .arg(columnName(finding.place.column - 1));
    if (finding.severity == Severity::Note)
        context.out << translate("note: ");
    context.out << finding.part << ": " << sentenceFor(finding) << " [" << codeOf(finding.rule) << "]\n";
}

} // namespace

int protocolExport(Context &context, const Words &words)
{
    if (words.count() != 2 || words.option(QStringLiteral("out")).isEmpty())
        return context.usage(QStringLiteral("protocol export FOLDER --out FILE.xlsx"));
    return writeWorkbook(context, words, writePackWorkbook);
}

int protocolReview(Context &context, const Words &words)
{
    if (words.count() != 2 || words.option(QStringLiteral("out")).isEmpty())
        return context.usage(QStringLiteral("protocol review FOLDER --out FILE.xlsx"));
    return writeWorkbook(context, words, writeReviewWorkbook);
}

int protocolImport(Context &context, const Words &words)
{
    const QString folder = words.option(QStringLiteral("out"));
    if (words.count() != 2 || folder.isEmpty())
        return context.usage(QStringLiteral("protocol import FILE.xlsx --out FOLDER [--draft]"));
    const auto read = readPackWorkbook(words.at(1));
    if (!read)
        return context.failed(read.error());
    const QString file = QFileInfo(words.at(1)).fileName();
    for (const Error &error : read->refused)
        context.out << file << ": " << error.detail << '\n';
    if (!read->refused.empty()) {
        context.out << translate("%1 places to mend; nothing was written.").arg(read->refused.size()) << Qt::endl;
        return ExitCode::Failed;
    }
    const PackProof proof = provePack(*read);
    for (const Finding &finding : proof.findings)
        print(context, file, finding);
    const int errors = proof.count(Severity::Error);
    if (errors > 0 && !words.has(QStringLiteral("draft"))) {
        context.out
            << translate("The proof finds %1 errors; nothing was written. As a draft, in spite of them: --draft").arg(errors)
            << Qt::endl;
        return ExitCode::Failed;
    }
    if (auto written = writePackFolder(read->pack, folder); !written)
        return context.failed(written.error());
    context.out << folder << ": " << counts(read->pack) << ", SHA-256 " << read->pack.hash << Qt::endl;
    return ExitCode::Done;
}

} // namespace kikitori
