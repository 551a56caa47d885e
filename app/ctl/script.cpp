// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/command.h"
#include "ctl/scriptsentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kikitori {

namespace {

/// What was read and proved, and how long both took.
struct CheckedBook {
    ScriptsUnderRepair read;
    ScriptProof proof;
    QString folder;
    double ms = 0;
    [[nodiscard]] QString pathOf(const ScriptFinding &finding) const
    {
        return finding.place.file.isEmpty() ? folder : QDir(folder).filePath(finding.place.file);
    }
    [[nodiscard]] bool ok() const { return proof.count(Severity::Error) == 0; }
};

QStringList valuesOf(const FieldSpec &field, const Program &program)
{
    if (field.kind == FieldKind::Choice && !field.choices.isEmpty())
        return field.choices;
    QStringList values;
    if (field.kind == FieldKind::Choice) { // 対応結果
        for (const Disposition &disposition : program.dispositions)
            values << disposition.code;
    } else if (field.kind == FieldKind::Municipality) {
        for (const Municipality &municipality : program.municipalities)
            values << municipality.name;
    }
    return values;
}

RecordFields fieldsOf(const std::vector<Program> &programs)
{
    RecordFields fields;
    for (const Program &program : programs) {
        for (const FieldSpec &field : program.fields)
            fields[program.id].insert(field.name, valuesOf(field, program));
    }
    return fields;
}

QJsonObject asJson(const CheckedBook &checked)
{
    QJsonArray findings;
    for (const ScriptFinding &finding : checked.proof.findings)
        findings.append(
            QJsonObject { { QStringLiteral("severity"),
                              finding.severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("note") },
                { QStringLiteral("file"), checked.pathOf(finding) }, { QStringLiteral("line"), finding.place.line },
                { QStringLiteral("column"), finding.place.column }, { QStringLiteral("script"), finding.script },
                { QStringLiteral("part"), finding.part }, { QStringLiteral("rule"), codeOf(finding.rule) },
                { QStringLiteral("text"), sentenceFor(finding) } });
    const ScriptBook &book = checked.read.book;
    return { { QStringLiteral("ok"), checked.ok() }, { QStringLiteral("book"), book.id },
        { QStringLiteral("version"), book.version }, { QStringLiteral("sha256"), book.hash },
        { QStringLiteral("scripts"), checked.proof.scripts }, { QStringLiteral("steps"), checked.proof.steps },
        { QStringLiteral("ways"), checked.proof.ways }, { QStringLiteral("errors"), checked.proof.count(Severity::Error) },
        { QStringLiteral("notes"), checked.proof.count(Severity::Note) }, { QStringLiteral("ms"), checked.ms },
        { QStringLiteral("findings"), findings } };
}

void print(QTextStream &out, const CheckedBook &checked)
{
    for (const ScriptFinding &finding : checked.proof.findings) {
        out << checked.pathOf(finding) << ':' << finding.place.line << ':' << finding.place.column << ": ";
        if (finding.severity == Severity::Note)
            out << QCoreApplication::translate("ctl", "note: ");
        if (!finding.part.isEmpty())
            out << finding.part << ": ";
        out << sentenceFor(finding) << " [" << codeOf(finding.rule) << "]\n";
    }
    const ScriptBook &book = checked.read.book;
    out << QCoreApplication::translate("ctl", "%1 %2: %3 scripts, %4 steps, %5 ways, SHA-256 %6")
               .arg(book.name, book.version)
               .arg(checked.proof.scripts)
               .arg(checked.proof.steps)
               .arg(checked.proof.ways)
               .arg(book.hash)
        << '\n';
    out << QCoreApplication::translate("ctl", "%1 errors, %2 notes; read and proved in %3 ms")
               .arg(checked.proof.count(Severity::Error))
               .arg(checked.proof.count(Severity::Note))
               .arg(checked.ms, 0, 'f', 0)
        << Qt::endl;
}

int check(Context &context, const Words &words)
{
    const auto programs = context.home.programs();
    if (!programs)
        return context.failed(programs.error());
    CheckedBook checked;
    checked.folder = words.at(1);
    QElapsedTimer timer;
    timer.start();
    auto read = readScriptsWithPlaces(checked.folder);
    if (!read)
        return context.failed(read.error());
    checked.read = std::move(*read);
    checked.proof = proveScripts(checked.read, fieldsOf(*programs));
    checked.ms = double(timer.nsecsElapsed()) / 1e6;
    if (words.has(QStringLiteral("json")))
        context.out << QJsonDocument(asJson(checked)).toJson(QJsonDocument::Compact) << Qt::endl;
    else
        print(context.out, checked);
    return checked.ok() ? ExitCode::Done : ExitCode::Failed;
}

QString programsOf(const Script &script)
{
    return script.programs.isEmpty() ? QCoreApplication::translate("ctl", "every program")
                                     : script.programs.join(QStringLiteral(", "));
}

int list(Context &context, const Words &words)
{
    const auto book = context.home.scripts();
    if (!book)
        return context.failed(book.error());
    const QString program = words.option(QStringLiteral("program"));
    int listed = 0;
    for (const Script &script : book->scripts) {
        if (!program.isEmpty() && !script.programs.isEmpty() && !script.programs.contains(program))
            continue;
        context.out << script.id << '\t' << codeOf(script.kind) << '\t' << script.title << '\t' << programsOf(script) << '\n';
        ++listed;
    }
    context.out.flush();
    return listed ? ExitCode::Done : ExitCode::Failed;
}

QString leadsTo(const QString &go, const QMap<QString, QString> &fills)
{
    QString out = go.isEmpty() ? QString() : QStringLiteral(" → ") + go;
    for (auto it = fills.begin(); it != fills.end(); ++it)
        out += QStringLiteral(" [%1: %2]").arg(it.key(), it.value());
    return out;
}

void print(QTextStream &out, const ScriptStep &step)
{
    out << '\n' << step.code << leadsTo(step.next, {}) << '\n';
    if (!step.say.isEmpty())
        out << "  " << step.say << '\n';
    if (!step.ask.isEmpty())
        out << "  " << QCoreApplication::translate("ctl", "ask: %1").arg(step.ask) << '\n';
    if (!step.field.isEmpty())
        out << "  " << QCoreApplication::translate("ctl", "typed into: %1").arg(step.field) << '\n';
    int key = 0;
    for (const ScriptChoice &choice : step.choices)
        out << "  " << ++key << "  " << choice.text << leadsTo(choice.go, choice.fills) << '\n';
    if (!step.note.isEmpty())
        out << "  " << QCoreApplication::translate("ctl", "not read aloud: %1").arg(step.note) << '\n';
}

int show(Context &context, const Words &words)
{
    const auto book = context.home.scripts();
    if (!book)
        return context.failed(book.error());
    const Script *script = book->script(words.at(1));
    if (!script)
        return context.failed({ Fault::FileMissing, words.at(1), {}, 0, 0 });
    context.out << script->title << '\n'
                << script->id << ", " << codeOf(script->kind) << ", " << programsOf(*script) << '\n'
                << book->name << ' ' << book->version << '\n';
    if (book->sample)
        context.out << book->notice << '\n';
    for (const ScriptStep &step : script->steps)
        print(context.out, step);
    context.out << '\n' << QCoreApplication::translate("ctl", "rests on: %1").arg(script->basis) << Qt::endl;
    return ExitCode::Done;
}

} // namespace

int scriptCommand(Context &context, const Words &words)
{
    if (words.at(0) == QLatin1String("check") && words.count() == 2)
        return check(context, words);
    if (words.at(0) == QLatin1String("list") && words.count() == 1)
        return list(context, words);
    if (words.at(0) == QLatin1String("show") && words.count() == 2)
        return show(context, words);
    return context.usage(QStringLiteral("script check FOLDER [--json] | script list [--program P] | script show ID"));
}

} // namespace kikitori
