// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "catalogue/sheets/celltext.h"
#include "catalogue/sheets/packsheet.h"
#include "protocol/packwriter.h"
#include "protocol/proof.h"
#include "support/packfields.h"
#include "support/randompack.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

std::string wordsOf(const Error &error)
{
    return QStringLiteral("%1:%2:%3: %4").arg(error.subject).arg(error.line).arg(error.column).arg(error.detail).toStdString();
}

std::string wordsOf(const std::vector<Error> &errors)
{
    std::string out;
    for (const Error &error : errors)
        out += wordsOf(error) + '\n';
    return out;
}

Pack sample()
{
    const auto read = readPack(QStringLiteral(KIKITORI_SOURCE_DIR "/resources/protocols/sample"));
    if (!read)
        throw std::runtime_error(wordsOf(read.error()));
    return *read;
}

} // namespace

TEST(CellText, ListsAreReadBack)
{
    EXPECT_TRUE(rc::check("listFromCell(listToCell(l)) == l", [] {
        QStringList texts;
        for (int left = *rc::gen::inRange(0, 5); left > 0; --left)
            texts << random::anyText();
        RC_ASSERT(listFromCell(listToCell(texts)) == texts);
    }));
}

TEST(CellText, AnyTextIsReadBack)
{
    EXPECT_TRUE(rc::check("fromCell(toCell(t)) == t", [] {
        const QString text = random::anyText();
        RC_ASSERT(fromCell(toCell(text)) == text);
    }));
}

TEST(PackSheet, AnyPackSurvivesTheWayThroughAWorkbook)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pack.xlsx"));
    EXPECT_TRUE(rc::check("yamlOf(fromSheet(toSheet(p))) == yamlOf(p)", [&path] {
        const Pack pack = random::pack();
        const auto written = writePackWorkbook(pack, path);
        if (!written)
            RC_FAIL(wordsOf(written.error()));
        const auto read = readPackWorkbook(path);
        if (!read)
            RC_FAIL(wordsOf(read.error()));
        if (!read->refused.empty())
            RC_FAIL(wordsOf(read->refused));
        RC_ASSERT(fieldsOf(read->pack) == fieldsOf(pack));
        RC_ASSERT(yamlOf(read->pack) == yamlOf(pack));
    }));
}

TEST(PackSheet, TheSampleCatalogueSurvivesToTheByteAndTheHash)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sample.xlsx"));
    const Pack pack = sample();
    const auto written = writePackWorkbook(pack, path);
    ASSERT_TRUE(written) << wordsOf(written.error());
    const auto read = readPackWorkbook(path);
    ASSERT_TRUE(read) << wordsOf(read.error());
    ASSERT_TRUE(read->refused.empty()) << wordsOf(read->refused);
    EXPECT_EQ(yamlOf(read->pack), yamlOf(pack));
    EXPECT_EQ(read->pack.hash, readPack(yamlOf(pack))->hash);
}
