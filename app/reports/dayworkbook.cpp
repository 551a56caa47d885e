// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "reports/dayworkbook.h"

#include "reports/era.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <xlsxwriter.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace kikitori {

namespace {

// The rows and columns of the form, counted from 0 as the library does.
enum Row : lxw_row_t {
    TitleRow = 0,
    ProgramRow = 1,
    PartRow = 2,
    DateRow = 3,
    HeadRow = 4,
    UnitRow = 5,
    FirstHour = 6,
    LastHour = FirstHour + 23,
    SumRow = LastHour + 1,
    MeanRow = SumRow + 1,
    ChartRow = HeadRow
};
enum Column : lxw_col_t {
    HourColumn,
    OperatorColumn,
    OfferedColumn,
    HandledColumn,
    RateColumn,
    BlockedColumn,
    HandlingColumn,
    LastColumn = HandlingColumn,
    ChartColumn = LastColumn + 2,
    LastPrinted = ChartColumn + 9
};
constexpr char kNothing[] = "—";

/// The open workbook while it is filled; whatever the library refused is kept. Thread: any one. Owner: writeForm.
class Form {
public:
    explicit Form(const QByteArray &file)
        : m_book(workbook_new(file.constData()))
        , m_sheet(m_book ? workbook_add_worksheet(m_book, "日表") : nullptr)
    {
    }
    [[nodiscard]] bool isOpen() const { return m_sheet; }
    [[nodiscard]] lxw_error close() { return workbook_close(m_book); }

    void fill(const DayFigures &figures, const Program &program)
    {
        makeFormats();
        setUpPage();
        writeHead(figures, program);
        for (int hour = 0; hour < 24; ++hour)
            writeHour(hour, figures.hours[static_cast<size_t>(hour)]);
        writeSums(figures);
        drawChart();
    }

private:
    lxw_format *format(bool bold, lxw_format_alignments align, const char *number = nullptr, double size = 11, bool border = true)
    {
        lxw_format *made = workbook_add_format(m_book);
        format_set_font_name(made, "Yu Gothic");
        format_set_font_size(made, size);
        format_set_align(made, static_cast<uint8_t>(align));
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (bold)
            format_set_bold(made);
        if (border)
            format_set_border(made, LXW_BORDER_THIN);
        if (number)
            format_set_num_format(made, number);
        return made;
    }

    void makeFormats()
    {
        m_title = format(true, LXW_ALIGN_CENTER, nullptr, 16, false);
        m_plain = format(false, LXW_ALIGN_LEFT, nullptr, 11, false);
        m_right = format(false, LXW_ALIGN_RIGHT, nullptr, 11, false);
        m_head = format(true, LXW_ALIGN_CENTER);
        format_set_text_wrap(m_head);
        format_set_bg_color(m_head, 0xE7ECF2);
        m_label = format(false, LXW_ALIGN_CENTER);
        m_count = format(false, LXW_ALIGN_RIGHT, "#,##0");
        m_tenth = format(false, LXW_ALIGN_RIGHT, "#,##0.0");
        m_sumLabel = format(true, LXW_ALIGN_CENTER);
        m_sumCount = format(true, LXW_ALIGN_RIGHT, "#,##0");
        m_sumTenth = format(true, LXW_ALIGN_RIGHT, "#,##0.0");
    }

    void setUpPage()
    {
        worksheet_set_paper(m_sheet, 9); // A4
        worksheet_set_landscape(m_sheet);
        worksheet_fit_to_pages(m_sheet, 1, 1);
        worksheet_center_horizontally(m_sheet);
        worksheet_set_margins(m_sheet, 0.4, 0.4, 0.5, 0.5);
        worksheet_print_area(m_sheet, TitleRow, HourColumn, MeanRow, LastPrinted);
        worksheet_gridlines(m_sheet, LXW_HIDE_ALL_GRIDLINES);
        worksheet_set_column(m_sheet, HourColumn, HourColumn, 13, nullptr);
        worksheet_set_column(m_sheet, OperatorColumn, LastColumn, 14, nullptr);
        worksheet_set_row(m_sheet, TitleRow, 30, nullptr);
        worksheet_set_row(m_sheet, HeadRow, 34, nullptr);
    }

    void text(lxw_row_t row, lxw_col_t column, const QString &words, lxw_format *look)
    {
        worksheet_write_string(m_sheet, row, column, words.toUtf8().constData(), look);
    }
    void nothing(lxw_row_t row, lxw_col_t column, lxw_format *look)
    {
        worksheet_write_string(m_sheet, row, column, kNothing, look);
    }
    void number(lxw_row_t row, lxw_col_t column, double value, lxw_format *look)
    {
        worksheet_write_number(m_sheet, row, column, value, look);
    }
    void formula(lxw_row_t row, lxw_col_t column, const QString &words, std::optional<double> value, lxw_format *look)
    {
        if (value)
            worksheet_write_formula_num(m_sheet, row, column, words.toUtf8().constData(), look, *value);
        else
            worksheet_write_formula_str(m_sheet, row, column, words.toUtf8().constData(), look, kNothing);
    }
    /// B/A of the row in percent, a dash where nothing was offered.
    void rate(lxw_row_t row, const HourFigures &figures, lxw_format *look)
    {
        formula(row, RateColumn, QStringLiteral("=IF(C%1=0,\"—\",D%1/C%1*100)").arg(row + 1), figures.answerRate(), look);
    }

    void writeHead(const DayFigures &figures, const Program &program)
    {
        const QString title = QStringLiteral("%1 対応状況一覧 (日表)").arg(program.shortName);
        worksheet_merge_range(m_sheet, TitleRow, HourColumn, TitleRow, LastPrinted, title.toUtf8().constData(), m_title);
        text(ProgramRow, HourColumn, program.name, m_plain);
        text(PartRow, HourColumn, QStringLiteral("1 時間別記録"), m_plain);
        text(DateRow, HourColumn, eraDate(figures.day), m_plain);
        text(DateRow, LastColumn, QStringLiteral("回線数 %1").arg(program.lines), m_right);
        const char *heads[] = { "", "配置\nオペレーター数", "入電件数\n(A)", "対応件数\n(B)", "応答率\nB/A", "回線閉塞時間",
            "平均処理時間" };
        const char *units[] = { "単位", "人", "件", "件", "%", "分", "分" };
        for (int column = HourColumn; column <= LastColumn; ++column) {
            worksheet_write_string(m_sheet, HeadRow, static_cast<lxw_col_t>(column), heads[column], m_head);
            worksheet_write_string(m_sheet, UnitRow, static_cast<lxw_col_t>(column), units[column], m_head);
        }
    }

    void writeHour(int hour, const HourFigures &figures)
    {
        const auto row = static_cast<lxw_row_t>(FirstHour + hour);
        text(row, HourColumn, QStringLiteral("%1時～%2時").arg(hour).arg(hour + 1), m_label);
        number(row, OperatorColumn, figures.operators, m_count);
        number(row, OfferedColumn, figures.offered, m_count);
        number(row, HandledColumn, figures.handled, m_count);
        rate(row, figures, m_tenth);
        number(row, BlockedColumn, figures.blockedMinutes, m_tenth);
        if (const auto mean = figures.meanHandling())
            number(row, HandlingColumn, *mean, m_tenth);
        else
            nothing(row, HandlingColumn, m_tenth);
    }

    void sumAndMean(lxw_col_t column, double sum, lxw_format *sumLook)
    {
        const QChar letter(u'A' + column);
        formula(SumRow, column, QStringLiteral("=SUM(%1%2:%1%3)").arg(letter).arg(FirstHour + 1).arg(LastHour + 1), sum, sumLook);
        formula(MeanRow, column, QStringLiteral("=%1%2/24").arg(letter).arg(SumRow + 1), sum / 24, m_sumTenth);
    }

    /// The form asks for no sum of the operators and of the handling times, and no mean of the operators.
    void writeSums(const DayFigures &figures)
    {
        text(SumRow, HourColumn, QStringLiteral("日合計"), m_sumLabel);
        text(MeanRow, HourColumn, QStringLiteral("日平均"), m_sumLabel);
        nothing(SumRow, OperatorColumn, m_sumCount);
        nothing(MeanRow, OperatorColumn, m_sumCount);
        sumAndMean(OfferedColumn, figures.total.offered, m_sumCount);
        sumAndMean(HandledColumn, figures.total.handled, m_sumCount);
        sumAndMean(BlockedColumn, figures.total.blockedMinutes, m_sumTenth);
        rate(SumRow, figures.total, m_sumTenth);
        rate(MeanRow, figures.total, m_sumTenth);
        nothing(SumRow, HandlingColumn, m_sumTenth);
        // Of all handled calls of the day, not of the 24 means: an hour with one call must not weigh as one with ten.
        if (const auto mean = figures.total.meanHandling())
            number(MeanRow, HandlingColumn, *mean, m_sumTenth);
        else
            nothing(MeanRow, HandlingColumn, m_sumTenth);
    }

    void addSeries(lxw_chart *chart, lxw_col_t column, const char *name, lxw_color_t colour)
    {
        lxw_chart_series *series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "日表", FirstHour, HourColumn, LastHour, HourColumn);
        chart_series_set_values(series, "日表", FirstHour, column, LastHour, column);
        chart_series_set_name(series, name);
        lxw_chart_fill fill = {};
        fill.color = colour;
        chart_series_set_fill(series, &fill);
    }

    void drawChart()
    {
        lxw_chart *chart = workbook_add_chart(m_book, LXW_CHART_COLUMN);
        addSeries(chart, OfferedColumn, "入電件数 (A)", 0x8FA9C4);
        addSeries(chart, HandledColumn, "対応件数 (B)", 0x1F4E79);
        chart_title_set_name(chart, "時間別 入電・対応件数");
        chart_axis_set_name(chart->y_axis, "件");
        chart_axis_set_min(chart->y_axis, 0);
        chart_axis_set_num_format(chart->y_axis, "0");
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        lxw_chart_options options = {};
        options.x_scale = 1.3;
        options.y_scale = 1.9;
        worksheet_insert_chart_opt(m_sheet, ChartRow, ChartColumn, chart, &options);
    }

    lxw_workbook *m_book;
    lxw_worksheet *m_sheet;
    lxw_format *m_title = nullptr, *m_plain = nullptr, *m_right = nullptr, *m_head = nullptr, *m_label = nullptr;
    lxw_format *m_count = nullptr, *m_tenth = nullptr, *m_sumLabel = nullptr, *m_sumCount = nullptr, *m_sumTenth = nullptr;
};

tl::unexpected<Error> notWritten(const QString &path, const QString &detail, int number)
{
    return fail(number == ENOSPC || number == EDQUOT ? Fault::DiskFull : Fault::WorkbookFailed, path, detail);
}

} // namespace

Result<> writeDayWorkbook(const DayFigures &figures, const Program &program, const QString &path)
{
    const QFileInfo target(path);
    // The library wants a name, so a file of ours reserves it; it goes away by itself unless it was moved into place.
    QTemporaryFile part(target.dir().filePath(QStringLiteral(".%1.XXXXXX").arg(target.fileName())));
    errno = 0;
    if (!part.open())
        return notWritten(path, part.errorString(), errno);
    const QString partName = part.fileName(); // asked for while open: only then does the file surely have a name
    part.close();

    errno = 0;
    Form form(QFile::encodeName(partName));
    if (!form.isOpen())
        return notWritten(path, QStringLiteral("no memory for a workbook"), 0);
    form.fill(figures, program);
    if (const lxw_error problem = form.close())
        return notWritten(path, QString::fromUtf8(lxw_strerror(problem)), errno);

    std::error_code problem;
    std::filesystem::rename(partName.toStdU16String(), path.toStdU16String(), problem);
    if (problem)
        return notWritten(path, QString::fromStdString(problem.message()), problem.value());
    return {};
}

} // namespace kikitori
