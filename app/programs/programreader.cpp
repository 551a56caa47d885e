// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "base/yamlmap.h"
#include "programs/program.h"
#include "programs/retentionreader.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kikitori {

namespace {

const QHash<QString, FieldKind> &fieldKinds()
{
    static const QHash<QString, FieldKind> kinds {
        { QStringLiteral("choice"), FieldKind::Choice },
        { QStringLiteral("text"), FieldKind::Text },
        { QStringLiteral("longtext"), FieldKind::LongText },
        { QStringLiteral("age"), FieldKind::Age },
        { QStringLiteral("sex"), FieldKind::Sex },
        { QStringLiteral("municipality"), FieldKind::Municipality },
        { QStringLiteral("doctor"), FieldKind::Doctor },
    };
    return kinds;
}

/// The disposition field is the one field whose choices come from the program's dispositions.
constexpr auto kResultField = "result";

std::vector<FieldSpec> readFields(YamlMap &top)
{
    std::vector<FieldSpec> fields;
    QSet<QString> names;
    for (YamlMap &map : top.maps("fields")) {
        FieldSpec field;
        field.name = map.text("name");
        field.label = map.text("label");
        const QString kind = map.text("kind");
        if (!fieldKinds().contains(kind))
            map.refuse("kind", QStringLiteral("\"kind\" must be one of choice, text, longtext, age, sex, municipality, doctor"));
        field.kind = fieldKinds().value(kind, FieldKind::Text);
        field.required = map.flag("required", false);
        field.choices = map.texts("choices");
        field.hint = map.text("hint", {});
        if (field.kind == FieldKind::Choice && field.choices.isEmpty() && field.name != QLatin1String(kResultField))
            map.refuse("name", QStringLiteral("a choice field needs \"choices\""));
        if (names.contains(field.name))
            map.refuse("name", QStringLiteral("field \"%1\" stands twice").arg(field.name));
        names.insert(field.name);
        fields.push_back(std::move(field));
    }
    if (fields.empty())
        top.refuse("fields", QStringLiteral("\"fields\" must have at least one field"));
    return fields;
}

std::vector<Disposition> readDispositions(YamlMap &top)
{
    std::vector<Disposition> dispositions;
    QSet<QString> codes;
    for (YamlMap &map : top.maps("dispositions")) {
        Disposition disposition { map.text("code"), map.text("label"), map.flag("ambulance", false), map.flag("handled", true) };
        if (codes.contains(disposition.code))
            map.refuse("code", QStringLiteral("disposition \"%1\" stands twice").arg(disposition.code));
        codes.insert(disposition.code);
        dispositions.push_back(std::move(disposition));
    }
    if (dispositions.empty())
        top.refuse("dispositions", QStringLiteral("\"dispositions\" must have at least one"));
    return dispositions;
}

std::vector<Destination> readDestinations(YamlMap &top, const std::vector<Municipality> &places)
{
    std::vector<Destination> destinations;
    QHash<QString, QString> covered;
    for (YamlMap &map : top.maps("destinations")) {
        Destination destination { map.text("code"), map.text("label"), map.text("number"), map.text("role"), map.texts("municipalities") };
        for (const QString &name : destination.municipalities) {
            if (std::none_of(places.begin(), places.end(), [&](const Municipality &place) { return place.name == name; }))
                map.refuse("municipalities", QStringLiteral("\"%1\" is not a municipality of this program").arg(name));
            if (destination.role == QLatin1String("119") && covered.contains(name))
                map.refuse("municipalities", QStringLiteral("\"%1\" is covered by %2 already").arg(name, covered.value(name)));
            if (destination.role == QLatin1String("119"))
                covered.insert(name, destination.code);
        }
        destinations.push_back(std::move(destination));
    }
    return destinations;
}

Result<Program> readTop(YamlMap top)
{
    Program program;
    program.id = top.text("program");
    program.name = top.text("name");
    program.shortName = top.text("short");
    program.version = top.text("version");
    program.prefix = top.text("prefix");
    program.lines = top.number("lines", 1, 500);
    program.packId = top.text("pack");
    program.repeatHours = top.number("repeat-hours", 1, 720, 24);
    program.calledNumbers = top.texts("called");
    for (YamlMap &map : top.maps("opening"))
        program.opening.push_back({ map.text("code"), map.text("say") });
    program.closing = top.texts("closing");
    program.fields = readFields(top);
    program.dispositions = readDispositions(top);
    for (YamlMap &map : top.maps("municipalities"))
        program.municipalities.push_back({ map.text("name"), map.text("reading") });
    program.destinations = readDestinations(top, program.municipalities);
    for (YamlMap &map : top.maps("area-codes"))
        program.areaCodes.emplace_back(map.text("prefix"), map.text("place"));
    std::stable_sort(program.areaCodes.begin(), program.areaCodes.end(),
        [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    if (top.has("notes")) {
        YamlMap notes = top.map("notes");
        program.paediatricNote = notes.text("paediatric", {});
        program.psychiatricNote = notes.text("psychiatric", {});
    }
    if (top.has("retention")) {
        YamlMap retention = top.map("retention");
        program.retention = readRetention(retention, program.fields);
    }
    if (const auto ok = top.finish(); !ok)
        return tl::make_unexpected(ok.error());
    return program;
}

} // namespace

Result<Program> readProgram(const QString &path)
{
    auto top = YamlMap::read(path);
    if (!top)
        return tl::make_unexpected(top.error());
    return readTop(std::move(*top));
}

Result<Program> readProgram(const QByteArray &bytes, const QString &file)
{
    auto top = YamlMap::parse(bytes, file);
    if (!top)
        return tl::make_unexpected(top.error());
    return readTop(std::move(*top));
}

} // namespace kikitori
