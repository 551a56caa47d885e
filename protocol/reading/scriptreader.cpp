// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "protocol/reading/scriptreader.h"

#include "protocol/finding/finder.h"
#include "protocol/reading/yamlfile.h"
#include "protocol/scriptway.h"

#include <QRegularExpression>
#include <QSet>

#include <initializer_list>

namespace kikitori {

namespace {

const char bookFile[] = "book.yaml";
constexpr size_t mostSteps = 500; // a script of an hour has fifty
constexpr size_t mostChoices = 9; // keys 1 to 9
constexpr qsizetype mostFills = 20;

/// A text with places: each brace belongs to one.
QString withPlaces(YamlMap &map, const char *key)
{
    static const QRegularExpression braces(QStringLiteral("[{}]"));
    const QString text = map.has(key) ? spokenText(map, key) : QString();
    const qsizetype inPlaces = 2 * placesIn(text).size();
    if (text.count(braces) != inPlaces)
        map.refuse(key, QStringLiteral("a place in \"%1\" must be {name}, of a-z, 0-9, '.', '-', '_'").arg(QLatin1String(key)));
    return text;
}

/// Reads one file of a book. When more stands in it than any script has, reading stops there: a few bytes of YAML can stand
/// for millions of entries, and the refusal is said already. Thread: any one at a time. Owner: the reading function.
class ScriptFile {
public:
    ScriptFile(YamlMap &map, const QString &name, PackPlaces *places)
        : m_map(map)
        , m_name(name)
        , m_places(places)
    {
    }
    [[nodiscard]] ScriptBook head()
    {
        ScriptBook book;
        QSet<QString> noIds;
        book.id = uniqueCode(m_map, "book", noIds);
        book.name = spokenText(m_map, "name");
        book.version = spokenText(m_map, "version");
        book.sample = m_map.flag("sample", true); // what does not say that it is released is not
        book.notice = m_map.text("notice", {}).trimmed();
        if (book.sample && book.notice.isEmpty())
            m_map.refuse("notice", QStringLiteral("a sample book must have a \"notice\""));
        note({}, m_map, {});
        return book;
    }
    [[nodiscard]] Script script(QSet<QString> &ids)
    {
        m_script.id = uniqueCode(m_map, "id", ids);
        m_script.title = spokenText(m_map, "title");
        const std::optional<ScriptKind> kind = scriptKindOf(m_map.text("kind"));
        if (!kind)
            m_map.refuse("kind",
                QStringLiteral("\"kind\" must be one of opening, closing, doctor, ambulance, complaint, prank, "
                               "suicide-risk, abuse, foreign-language, hearing, first-aid, inquiry, outbound"));
        m_script.kind = kind.value_or(ScriptKind::Inquiry);
        programs();
        words();
        m_script.basis = spokenText(m_map, "basis");
        note(m_script.id, m_map, { "id", "title", "kind", "programs", "words", "basis", "steps" });
        steps();
        return m_script;
    }

private:
    void programs()
    {
        m_script.programs = m_map.texts("programs");
        if (m_map.has("programs") && m_script.programs.isEmpty())
            m_map.refuse("programs", QStringLiteral("\"programs\" must name one; without the key it is for every program"));
        for (const QString &program : std::as_const(m_script.programs)) {
            if (!isCode(program))
                m_map.refuse("programs", QStringLiteral("\"%1\" is no id of a program").arg(program));
        }
        if (QSet<QString>(m_script.programs.begin(), m_script.programs.end()).size() != m_script.programs.size())
            m_map.refuse("programs", QStringLiteral("a program stands twice"));
    }
    void words()
    {
        m_script.words = m_map.texts("words");
        for (const QString &word : std::as_const(m_script.words)) {
            if (foldForSearch(word).isEmpty())
                m_map.refuse("words", QStringLiteral("a word of \"words\" is empty"));
        }
    }
    void steps()
    {
        std::vector<YamlMap> entries = m_map.maps("steps");
        if (entries.empty())
            m_map.refuse("steps", QStringLiteral("\"steps\" must hold at least one step"));
        if (entries.size() > mostSteps) {
            m_map.refuse("steps", QStringLiteral("more than %1 steps").arg(mostSteps));
            return;
        }
        QSet<QString> codes;
        for (size_t i = 0; i < entries.size() && !m_full; ++i)
            m_script.steps.push_back(step(entries[i], codes));
        if (m_full)
            return;
        jumps(); // one may go down, so they can only be judged when all steps are known
    }
    [[nodiscard]] ScriptStep step(YamlMap &map, QSet<QString> &codes)
    {
        ScriptStep step;
        step.code = uniqueCode(map, "code", codes);
        if (step.code == QLatin1String("end"))
            map.refuse("code", QStringLiteral("a step must not be called end"));
        step.say = withPlaces(map, "say");
        step.ask = withPlaces(map, "ask");
        step.note = withPlaces(map, "note");
        if (step.say.isEmpty() && step.ask.isEmpty())
            map.refuse(nullptr, QStringLiteral("a step must have something to \"say\" or \"ask\""));
        step.field = field(map);
        step.next = way(map, "next");
        const QString part = m_script.id + QStringLiteral("/steps/") + step.code;
        step.choices = choices(map, part);
        if (map.has("next") && !step.choices.empty() && step.field.isEmpty())
            map.refuse("next",
                QStringLiteral("each choice of this step has its \"go\"; \"next\" is for a step without, or with a field"));
        note(part, map, { "code", "say", "ask", "note", "field", "choices", "next" });
        return step;
    }
    [[nodiscard]] QString field(YamlMap &map)
    {
        const QString name = map.text("field", {});
        if (map.has("field") && !isCode(name))
            map.refuse("field", QStringLiteral("\"field\" must be the name of a record field"));
        return name;
    }
    [[nodiscard]] std::vector<ScriptChoice> choices(YamlMap &map, const QString &step)
    {
        std::vector<ScriptChoice> choices;
        std::vector<YamlMap> entries = map.maps("choices");
        if (map.has("choices") && entries.empty())
            map.refuse("choices", QStringLiteral("\"choices\" must hold at least one"));
        if (entries.size() > mostChoices) {
            map.refuse("choices", QStringLiteral("more than %1 choices").arg(mostChoices));
            m_full = true;
            return choices;
        }
        QSet<QString> codes;
        for (YamlMap &entry : entries) {
            ScriptChoice choice;
            choice.code = uniqueCode(entry, "code", codes);
            choice.text = spokenText(entry, "text");
            choice.go = way(entry, "go");
            const QString part = step + QStringLiteral("/choices/") + choice.code;
            if (entry.has("fills"))
                choice.fills = fills(entry.map("fills"), part + QStringLiteral("/fills"));
            note(part, entry, { "code", "text", "go", "fills" });
            choices.push_back(choice);
            if (m_full)
                break;
        }
        return choices;
    }
    [[nodiscard]] QMap<QString, QString> fills(YamlMap map, const QString &part)
    {
        QMap<QString, QString> filled;
        const QStringList names = map.keys();
        if (names.isEmpty())
            map.refuse(nullptr, QStringLiteral("\"fills\" must hold at least one field"));
        if (names.size() > mostFills) {
            map.refuse(nullptr, QStringLiteral("more than %1 fields").arg(mostFills));
            m_full = true;
            return filled;
        }
        for (const QString &name : names) {
            const QByteArray key = name.toUtf8();
            if (!isCode(name))
                map.refuse(key.constData(), QStringLiteral("\"%1\" is no name of a record field").arg(name));
            filled.insert(name, spokenText(map, key.constData()));
            note(part, map, { key.constData() });
        }
        return filled;
    }
    struct Jump {
        YamlMap map;
        const char *key;
        QString go;
    };
    void jumps()
    {
        for (Jump &jump : m_jumps) {
            const ScriptWay way = wayFrom(m_script, {}, jump.go);
            if (way.kind == ScriptWay::Nowhere || (way.kind == ScriptWay::ToScript && !isCode(way.to)))
                jump.map.refuse(
                    jump.key, QStringLiteral("\"%1\" is no step of this script, nor end, nor script:ID").arg(jump.go));
        }
    }
    [[nodiscard]] QString way(YamlMap &map, const char *key)
    {
        const QString go = map.text(key, {});
        if (map.has(key))
            m_jumps.push_back({ map, key, go });
        return go;
    }
    void note(const QString &part, const YamlMap &map, std::initializer_list<const char *> keys)
    {
        if (!m_places)
            return;
        m_places->note(part, { m_name, map.place().line, map.place().column });
        for (const char *key : keys) {
            if (map.has(key))
                m_places->note(part + u'/' + QString::fromUtf8(key), { m_name, map.place(key).line, map.place(key).column });
        }
    }

    YamlMap &m_map;
    QString m_name;
    PackPlaces *m_places; ///< null: nobody asks where things stand
    Script m_script;
    std::vector<Jump> m_jumps;
    bool m_full = false;
};

Result<ScriptBook> readHead(const QMap<QString, QByteArray> &files, PackPlaces *places)
{
    const QString head = QString::fromLatin1(bookFile);
    if (!files.contains(head))
        return fail(Fault::FileMissing, head);
    Result<YamlMap> map = openYaml(head, files.value(head));
    if (!map)
        return tl::make_unexpected(map.error());
    ScriptBook book = ScriptFile(*map, head, places).head();
    if (files.size() == 1)
        map->refuse(nullptr, QStringLiteral("the book has no script"));
    if (auto read = map->finish(); !read)
        return tl::make_unexpected(read.error());
    return book;
}

void readScript(const QString &name, const QByteArray &bytes, QSet<QString> &ids, ScriptsUnderRepair &read, bool withPlaces)
{
    Result<YamlMap> map = openYaml(name, bytes);
    if (!map) {
        read.refused.push_back(map.error());
        return;
    }
    Script script = ScriptFile(*map, name, withPlaces ? &read.places : nullptr).script(ids);
    if (auto finished = map->finish(); finished) {
        read.book.scripts.push_back(std::move(script));
    } else {
        read.refused.push_back(finished.error());
        read.refusedIds << script.id;
    }
}

/// The first jump to a script that the book does not have.
Result<> checkJumps(const ScriptsUnderRepair &read)
{
    for (const Script &script : read.book.scripts) {
        for (const ScriptStep &step : script.steps) {
            const QString part = script.id + QStringLiteral("/steps/") + step.code;
            const auto known = [&](const QString &go) {
                const ScriptWay way = wayFrom(script, step, go);
                return way.kind != ScriptWay::ToScript || read.book.script(way.to);
            };
            const auto refused = [&](const QString &go, const QString &at) {
                const Place place = read.places.at(at);
                return fail(Fault::YamlContent, place.file, QStringLiteral("the book has no script for \"%1\"").arg(go),
                    place.line, place.column);
            };
            if (!known(step.next))
                return refused(step.next, part + QStringLiteral("/next"));
            for (const ScriptChoice &choice : step.choices) {
                if (!known(choice.go))
                    return refused(choice.go, part + QStringLiteral("/choices/") + choice.code + QStringLiteral("/go"));
            }
        }
    }
    return {};
}

ScriptsUnderRepair readFiles(const QMap<QString, QByteArray> &files, bool withPlaces)
{
    ScriptsUnderRepair read;
    if (Result<ScriptBook> book = readHead(files, withPlaces ? &read.places : nullptr); book)
        read.book = std::move(*book);
    else
        read.refused.push_back(book.error());
    QSet<QString> ids;
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (it.key() != QLatin1String(bookFile))
            readScript(it.key(), it.value(), ids, read, withPlaces);
    }
    read.book.hash = hashOfFiles(files);
    return read;
}

} // namespace

ScriptsUnderRepair readScriptsWithPlaces(const QMap<QString, QByteArray> &files)
{
    return readFiles(files, true);
}

Result<ScriptsUnderRepair> readScriptsWithPlaces(const QString &folder)
{
    const auto files = yamlFilesIn(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    return readScriptsWithPlaces(*files);
}

Result<ScriptBook> readScripts(const QMap<QString, QByteArray> &files)
{
    ScriptsUnderRepair read = readFiles(files, false);
    if (!read.refused.empty())
        return tl::make_unexpected(read.refused.front());
    if (!checkJumps(read)) // only now does the place matter, and to count columns takes longer than to read
        return tl::make_unexpected(checkJumps(readFiles(files, true)).error());
    return std::move(read.book);
}

Result<ScriptBook> readScripts(const QString &folder)
{
    const auto files = yamlFilesIn(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    return readScripts(*files);
}

} // namespace kikitori
