// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/dayworkbook.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

struct Cell {
    QString value; ///< shared strings resolved
    QString formula;
};

QByteArray part(const QString &file, const QString &name)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), { QStringLiteral("-p"), file, name });
    EXPECT_TRUE(unzip.waitForFinished(20000)) << "unzip";
    EXPECT_EQ(unzip.exitCode(), 0) << qPrintable(name);
    return unzip.readAllStandardOutput();
}

QStringList sharedStrings(const QString &file)
{
    QStringList out;
    QXmlStreamReader xml(part(file, QStringLiteral("xl/sharedStrings.xml")));
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("si"))
            out << xml.readElementText(QXmlStreamReader::IncludeChildElements);
    return out;
}

/// The cells of the first sheet by name, as a reader of the file sees them without calculating.
QMap<QString, Cell> cellsOf(const QString &file)
{
    const QStringList strings = sharedStrings(file);
    QMap<QString, Cell> cells;
    QXmlStreamReader xml(part(file, QStringLiteral("xl/worksheets/sheet1.xml")));
    QString name, type;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("c")) {
            name = xml.attributes().value(QLatin1String("r")).toString();
            type = xml.attributes().value(QLatin1String("t")).toString();
        } else if (xml.name() == QLatin1String("f")) {
            cells[name].formula = xml.readElementText();
        } else if (xml.name() == QLatin1String("v")) {
            const QString value = xml.readElementText();
            cells[name].value = type == QLatin1String("s") ? strings.value(value.toInt()) : value;
        }
    }
    return cells;
}

Program kochi()
{
    Program program;
    program.id = QStringLiteral("kochi-7119");
    program.name = QStringLiteral("高知家の救急医療電話");
    program.shortName = QStringLiteral("#7119");
    program.lines = 4;
    return program;
}

DayFigures someDay()
{
    DayFigures figures;
    figures.day = QDate(2026, 11, 20);
    figures.program = QStringLiteral("kochi-7119");
    figures.hours[9] = { 4, 8, 7, 2.5, 42.0, 6, 7 };
    figures.hours[23] = { 3, 4, 4, 0.0, 24.0, 4, 3 };
    figures.total = { 5, 12, 11, 2.5, 66.0, 10, 9 };
    return figures;
}

class DayWorkbook : public ::testing::Test {
protected:
    QString path() const { return m_dir.filePath(QStringLiteral("日表-2026-11-20.xlsx")); }
    QTemporaryDir m_dir;
};

} // namespace

TEST_F(DayWorkbook, HoldsTheVeryValuesInTheFormsPlaces)
{
    ASSERT_TRUE(writeDayWorkbook(someDay(), kochi(), path()));
    const auto cells = cellsOf(path());
    EXPECT_EQ(cells[QStringLiteral("A1")].value, QStringLiteral("#7119 対応状況一覧 (日表)"));
    EXPECT_EQ(cells[QStringLiteral("A2")].value, QStringLiteral("高知家の救急医療電話"));
    EXPECT_EQ(cells[QStringLiteral("A3")].value, QStringLiteral("1 時間別記録"));
    EXPECT_EQ(cells[QStringLiteral("A4")].value, QStringLiteral("令和8年11月20日"));
    EXPECT_EQ(cells[QStringLiteral("B6")].value, QStringLiteral("人"));
    EXPECT_EQ(cells[QStringLiteral("G6")].value, QStringLiteral("分"));
    for (int hour = 0; hour < 24; ++hour)
        EXPECT_EQ(cells[QStringLiteral("A%1").arg(7 + hour)].value, QStringLiteral("%1時～%2時").arg(hour).arg(hour + 1));
    // 9時～10時 stands in row 16
    EXPECT_EQ(cells[QStringLiteral("B16")].value, QStringLiteral("4"));
    EXPECT_EQ(cells[QStringLiteral("C16")].value, QStringLiteral("8"));
    EXPECT_EQ(cells[QStringLiteral("D16")].value, QStringLiteral("7"));
    EXPECT_DOUBLE_EQ(cells[QStringLiteral("E16")].value.toDouble(), 87.5);
    EXPECT_DOUBLE_EQ(cells[QStringLiteral("F16")].value.toDouble(), 2.5);
    EXPECT_DOUBLE_EQ(cells[QStringLiteral("G16")].value.toDouble(), 7.0);
    EXPECT_EQ(cells[QStringLiteral("C30")].value, QStringLiteral("4"));
}

TEST_F(DayWorkbook, SumsMeansAndRatesAreFormulasThatCarryTheirValue)
{
    ASSERT_TRUE(writeDayWorkbook(someDay(), kochi(), path()));
    const auto cells = cellsOf(path());
    EXPECT_EQ(cells[QStringLiteral("A31")].value, QStringLiteral("日合計"));
    EXPECT_EQ(cells[QStringLiteral("B31")].value, QStringLiteral("—"));
    EXPECT_EQ(cells[QStringLiteral("C31")].formula, QStringLiteral("SUM(C7:C30)"));
    EXPECT_EQ(cells[QStringLiteral("C31")].value, QStringLiteral("12"));
    EXPECT_EQ(cells[QStringLiteral("D31")].value, QStringLiteral("11"));
    EXPECT_EQ(cells[QStringLiteral("E16")].formula, QStringLiteral("IF(C16=0,\"—\",D16/C16*100)"));
    EXPECT_EQ(cells[QStringLiteral("E31")].formula, QStringLiteral("IF(C31=0,\"—\",D31/C31*100)"));
    EXPECT_NEAR(cells[QStringLiteral("E31")].value.toDouble(), 100.0 * 11 / 12, 1e-9);
    EXPECT_EQ(cells[QStringLiteral("F31")].value, QStringLiteral("2.5"));
    EXPECT_EQ(cells[QStringLiteral("G31")].value, QStringLiteral("—"));
    EXPECT_EQ(cells[QStringLiteral("A32")].value, QStringLiteral("日平均"));
    EXPECT_EQ(cells[QStringLiteral("B32")].value, QStringLiteral("—"));
    EXPECT_EQ(cells[QStringLiteral("C32")].formula, QStringLiteral("C31/24"));
    EXPECT_DOUBLE_EQ(cells[QStringLiteral("C32")].value.toDouble(), 0.5);
    EXPECT_NEAR(cells[QStringLiteral("F32")].value.toDouble(), 2.5 / 24, 1e-9);
    EXPECT_NEAR(cells[QStringLiteral("G32")].value.toDouble(), 6.6, 1e-9) << "of the calls, not of the hours";
}

TEST_F(DayWorkbook, ADayWithoutCallsShowsADashAndNotNoughtPercent)
{
    DayFigures empty;
    empty.day = QDate(2026, 11, 20);
    ASSERT_TRUE(writeDayWorkbook(empty, kochi(), path()));
    const auto cells = cellsOf(path());
    for (const char *name : { "E7", "E30", "E31", "E32", "G7", "G30", "G32" })
        EXPECT_EQ(cells[QString::fromLatin1(name)].value, QStringLiteral("—")) << name;
    EXPECT_EQ(cells[QStringLiteral("C31")].value, QStringLiteral("0"));
}

TEST_F(DayWorkbook, PrintsOnOneLandscapeSheetOfA4AndDrawsAChartOfTheHours)
{
    ASSERT_TRUE(writeDayWorkbook(someDay(), kochi(), path()));
    const QByteArray sheet = part(path(), QStringLiteral("xl/worksheets/sheet1.xml"));
    EXPECT_TRUE(sheet.contains("fitToPage=\"1\""));
    EXPECT_TRUE(sheet.contains("paperSize=\"9\""));
    EXPECT_TRUE(sheet.contains("orientation=\"landscape\""));
    const QByteArray chart = part(path(), QStringLiteral("xl/charts/chart1.xml"));
    EXPECT_TRUE(chart.contains("<c:barDir val=\"col\"/>"));
    EXPECT_TRUE(chart.contains("$C$7:$C$30"));
    EXPECT_TRUE(chart.contains("$D$7:$D$30"));
}

TEST_F(DayWorkbook, ReplacesAnEarlierReportWholeAndLeavesNothingBeside)
{
    ASSERT_TRUE(writeDayWorkbook(someDay(), kochi(), path()));
    DayFigures later = someDay();
    later.hours[9].offered = 9;
    ASSERT_TRUE(writeDayWorkbook(later, kochi(), path()));
    EXPECT_EQ(cellsOf(path())[QStringLiteral("C16")].value, QStringLiteral("9"));
    EXPECT_EQ(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST_F(DayWorkbook, AFolderThatIsNotThereIsAFaultWithItsName)
{
    const QString nowhere = m_dir.filePath(QStringLiteral("gone/day.xlsx"));
    const auto written = writeDayWorkbook(someDay(), kochi(), nowhere);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().fault, Fault::WorkbookFailed);
    EXPECT_EQ(written.error().subject, nowhere);
}

TEST_F(DayWorkbook, WhenTheTargetCannotBeReplacedTheEarlierStaysAndNoPartIsLeft)
{
    ASSERT_TRUE(QDir(m_dir.path()).mkpath(QStringLiteral("日表-2026-11-20.xlsx/kept")));
    const auto written = writeDayWorkbook(someDay(), kochi(), path());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().fault, Fault::WorkbookFailed);
    EXPECT_TRUE(QDir(m_dir.filePath(QStringLiteral("日表-2026-11-20.xlsx/kept"))).exists());
    EXPECT_TRUE(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}
