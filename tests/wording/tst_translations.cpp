// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <vector>

namespace {

const QString kCommitted = QStringLiteral(KIKITORI_SOURCE_DIR "/translations/kikitori_ja.ts");

/// One text of a .ts file.
struct Message {
    QString context;
    QString source;
    QString comment; ///< tells texts apart that are the same in English
    QString state; ///< empty when finished; else unfinished, vanished or obsolete
    QStringList translations; ///< several for a text with %n
    bool counted = false; ///< has %n

    [[nodiscard]] QString key() const { return context + QChar(1) + source + QChar(1) + comment; }
    [[nodiscard]] std::string name() const
    {
        return QStringLiteral("%1: \"%2\"%3")
            .arg(context, source, comment.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(comment))
            .toStdString();
    }
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.state = xml.attributes().value(QLatin1String("type")).toString();
    QString text;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters())
            text += xml.text();
        else if (xml.isStartElement())
            message.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    if (!message.counted)
        message.translations = { text };
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.counted = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

/// Empty, and a failure of the test, when it cannot be read.
std::vector<Message> messagesOf(QIODevice &file)
{
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back(readMessage(xml, context));
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString() << " in line " << xml.lineNumber();
    return messages;
}

std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return messagesOf(file);
}

/// %1 … %99, %L1 and %n, each once: a place may be named twice in one language and once in the other.
QSet<QString> placesOf(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(?:L?([0-9]{1,2})|L?(n))"));
    QSet<QString> places;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const auto one = found.next();
        places.insert(one.captured(1) + one.captured(2));
    }
    return places;
}

/// Two English words or more; "CSV", "OK" or a format alone may well be the same in Japanese.
bool isEnglish(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("(?<![A-Za-z%])[A-Za-z]{2,}"));
    int words = 0;
    for (auto found = word.globalMatch(text); found.hasNext(); found.next())
        ++words;
    return words >= 2;
}

/// What is wrong with it, in words; empty when nothing is.
QStringList faultsOf(const Message &message)
{
    QStringList faults;
    if (!message.state.isEmpty())
        faults << message.state;
    if (message.translations.isEmpty())
        faults << QStringLiteral("no translation");
    for (const QString &translation : message.translations) {
        if (translation.trimmed().isEmpty()) {
            faults << QStringLiteral("empty");
            continue;
        }
        // "%n" may be left out where a language says the number in another way; ours never does.
        if (placesOf(translation) != placesOf(message.source))
            faults << QStringLiteral("other places than the source: ") + translation;
        if (translation == message.source && isEnglish(message.source))
            faults << QStringLiteral("still English");
    }
    return faults;
}

QString lupdate()
{
    const QStringList folders { QLibraryInfo::path(QLibraryInfo::BinariesPath),
        QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath) };
    const QString beside = QStandardPaths::findExecutable(QStringLiteral("lupdate"), folders);
    return beside.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("lupdate")) : beside;
}

/// Brings the .ts file up to date with the sources in `folder`; what lupdate said when it failed.
QString update(const QString &folder, const QString &ts)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(lupdate(),
        { QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), folder, QStringLiteral("-ts"), ts });
    if (!process.waitForFinished(50'000))
        return process.errorString();
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAll());
}

/// The texts of `now` that `committed` does not know.
std::vector<Message> newOnes(const std::vector<Message> &committed, const std::vector<Message> &now)
{
    QSet<QString> known;
    for (const Message &message : committed)
        known.insert(message.key());
    std::vector<Message> added;
    for (const Message &message : now)
        if (!known.contains(message.key()))
            added.push_back(message);
    return added;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

TEST(Translations, EveryTextIsInJapaneseWithItsPlacesAndFinished)
{
    const auto messages = messagesOf(kCommitted);
    EXPECT_GT(messages.size(), 100u);
    for (const Message &message : messages)
        for (const QString &fault : faultsOf(message))
            ADD_FAILURE() << message.name() << ": " << fault.toStdString();
}

TEST(Translations, NoTextOfTheProgramsIsMissing)
{
    ASSERT_FALSE(lupdate().isEmpty()) << "lupdate is not here: install the Qt linguist tools";
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("kikitori_ja.ts"));
    ASSERT_TRUE(QFile::copy(kCommitted, copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    ASSERT_EQ(update(QStringLiteral(KIKITORI_SOURCE_DIR "/app"), copy), QString());
    const auto now = messagesOf(copy);
    for (const Message &message : newOnes(messagesOf(kCommitted), now))
        ADD_FAILURE() << "not in the .ts file: " << message.name();
    size_t used = 0;
    for (const Message &message : now)
        used += message.state.isEmpty() || message.state == QLatin1String("unfinished") ? 1 : 0;
    EXPECT_GT(used, 100u) << "lupdate read the sources";
}

TEST(Translations, WhatIsWrongIsSeen)
{
    const auto faults = [](const char *state, const char *source, const char *translation) {
        return faultsOf({ QStringLiteral("c"), QString::fromUtf8(source), {}, QString::fromLatin1(state),
                            { QString::fromUtf8(translation) }, false })
            .size();
    };
    EXPECT_EQ(faults("", "Took back %1", "%1 を取り下げた"), 0);
    EXPECT_EQ(faults("", "%1 of %2", "%2 のうち %1"), 0);
    EXPECT_EQ(faults("", "CSV", "CSV"), 0);
    EXPECT_EQ(faults("", "%1 %2", "%1 %2"), 0);
    EXPECT_EQ(faults("unfinished", "Close", "閉じる"), 1);
    EXPECT_EQ(faults("vanished", "Close", "閉じる"), 1);
    EXPECT_EQ(faults("", "Close", " "), 1);
    EXPECT_EQ(faults("", "Took back %1", "取り下げた"), 1);
    EXPECT_EQ(faults("", "Took back %1", "%2 を取り下げた"), 1);
    EXPECT_EQ(faults("", "%n calls", "%1 件"), 1);
    EXPECT_EQ(faults("", "Close the case", "Close the case"), 1);
}

TEST(Translations, ATextThatIsNewInTheSourcesIsSeenAndOneThatIsGoneIsNot)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("app")));
    const QString ts = folder.filePath(QStringLiteral("t.ts"));
    const QString source = folder.filePath(QStringLiteral("app/a.cpp"));
    write(source, R"(auto a = QCoreApplication::translate("desk", "Old"), b = QCoreApplication::translate("desk", "Gone");)");
    ASSERT_EQ(update(folder.filePath(QStringLiteral("app")), ts), QString());
    const auto committed = messagesOf(ts);
    ASSERT_EQ(committed.size(), 2u);
    EXPECT_EQ(committed[0].state, QStringLiteral("unfinished"));
    write(source,
        R"(auto a = QCoreApplication::translate("desk", "Old"), b = QCoreApplication::translate("desk", "%n new", "", 2);)");
    ASSERT_EQ(update(folder.filePath(QStringLiteral("app")), ts), QString());
    const auto added = newOnes(committed, messagesOf(ts));
    ASSERT_EQ(added.size(), 1u);
    EXPECT_EQ(added[0].source, QStringLiteral("%n new"));
    EXPECT_TRUE(added[0].counted);
}
