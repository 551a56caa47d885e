// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "deskstage.h"
#include "protocol/packreader.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

/// Why the text of a widget cannot be read whole; empty when it can.
QString cutIn(const QWidget *widget, const QString &text, bool wraps)
{
    const QFontMetrics metrics(widget->font());
    const QRect inside = widget->contentsRect();
    if (!wraps) {
        int widest = 0;
        for (const QString &line : text.split(u'\n'))
            widest = std::max(widest, metrics.horizontalAdvance(line));
        if (widest > inside.width() + 1)
            return QStringLiteral("needs %1 px, has %2").arg(widest).arg(inside.width());
        if (metrics.height() > inside.height() + 2)
            return QStringLiteral("needs %1 px of height, has %2").arg(metrics.height()).arg(inside.height());
        return {};
    }
    const QRect needed = metrics.boundingRect(QRect(0, 0, inside.width(), 10000), Qt::TextWordWrap, text);
    if (needed.height() > inside.height() + 2 || needed.width() > inside.width() + 1)
        return QStringLiteral("needs %1 × %2, has %3 × %4")
            .arg(needed.width())
            .arg(needed.height())
            .arg(inside.width())
            .arg(inside.height());
    return {};
}

/// Every text in sight that is cut, or that sticks out of its column sideways, where no scrolling leads.
QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->textFormat() == Qt::RichText)
            continue;
        const QString why = cutIn(label, label->text(), label->wordWrap());
        if (!why.isEmpty())
            cut << label->text() + QStringLiteral(": ") + why;
    }
    for (const QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && !button->text().isEmpty()
            && button->fontMetrics().horizontalAdvance(button->text()) > button->contentsRect().width())
            cut << button->text();
    }
    for (const QScrollArea *scroll : window.findChildren<QScrollArea *>()) {
        const int room = scroll->viewport()->width();
        if (!scroll->isVisible() || scroll->widget()->width() <= room)
            continue;
        cut << QStringLiteral("a column of %1 px holds %2 px; wide are:").arg(room).arg(scroll->widget()->width());
        for (const QWidget *child : scroll->widget()->findChildren<QWidget *>()) {
            const int least = std::max(child->minimumWidth(), child->minimumSizeHint().width());
            if (child->isVisible() && least > room / 2)
                cut << QStringLiteral("  %1 “%2” at least %3 px")
                           .arg(QLatin1String(child->metaObject()->className()), child->property("text").toString())
                           .arg(least);
        }
    }
    for (const QWidget *child : window.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && !window.rect().contains(child->geometry()))
            cut << QStringLiteral("%1 leaves the window").arg(QLatin1String(child->metaObject()->className()));
    }
    return cut;
}

class DeskLayout : public ::testing::TestWithParam<double> {
protected:
    void SetUp() override
    {
        const QString resources = QStringLiteral(KIKITORI_SOURCE_DIR "/resources/");
        const auto program = readProgram(resources + QStringLiteral("programs/kochi-7119.yaml"));
        const auto pack = readPack(resources + QStringLiteral("protocols/sample"));
        ASSERT_TRUE(program && pack);
        m_stage = std::make_unique<Stage>(*program, *pack, Theme(Theme::Mode::Light, GetParam()));
    }
    /// Looks again for a while: a layout settles over a few turns of the event loop.
    void expectWhole(const char *where)
    {
        QStringList cut;
        const bool whole = QTest::qWaitFor([&] { return (cut = cutTexts(m_stage->window)).isEmpty(); }, 400);
        EXPECT_TRUE(whole) << where << ":\n" << qPrintable(cut.join(u'\n'));
        const QSize least = m_stage->window.minimumSizeHint();
        EXPECT_LE(least.width(), 1366) << where;
        EXPECT_LE(least.height(), 768) << where;
    }
    std::unique_ptr<Stage> m_stage;
};

TEST_P(DeskLayout, NoTextIsCutAt1366x768InAnyStep)
{
    Stage &stage = *m_stage;
    CaseSummary left;
    left.id = QStringLiteral("a");
    left.number = QStringLiteral("K-20261120-01001");
    left.openedAt = stage.clock.now();
    left.finalUrgency = Urgency::Green;
    left.content = QStringLiteral("子どもが熱を出した");
    left.disposition = QStringLiteral("visit-advised");
    stage.shelf.unfinished = { left };
    stage.shelf.earlier = { left };
    ASSERT_TRUE(stage.show({ 1366, 768 }));
    EXPECT_EQ(stage.window.size(), QSize(1366, 768)) << "the window grew beyond the screen";
    expectWhole("away");
    stage.key(Qt::Key_F3);
    expectWhole("ready");
    stage.phone.ring(QStringLiteral("0888004127"), QStringLiteral("0120717119"));
    ASSERT_TRUE(stage.settle());
    expectWhole("ringing");
    stage.key(Qt::Key_Return);
    expectWhole("opening");
    stage.key(Qt::Key_Space);
    expectWhole("emergency");
    stage.key(Qt::Key_N, Qt::ShiftModifier);
    stage.type(QStringLiteral("胸が締めつけられる"));
    expectWhole("complaint");
    stage.key(Qt::Key_Return);
    expectWhole("checklist");
    for (int i = 0; i < 8; ++i)
        stage.key(i % 2 ? Qt::Key_N : Qt::Key_U);
    expectWhole("checklist answered");
    stage.key(Qt::Key_5, Qt::AltModifier);
    stage.key(Qt::Key_3);
    expectWhole("result");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_F6);
    expectWhole("transfer");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_6, Qt::AltModifier);
    stage.window.tell(QStringLiteral(
        "ディスクがいっぱいです。書いた内容は残っています。要らないファイルを消すと、自動で保存をやり直します。"));
    expectWhole("disposition with a notice");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_E);
    stage.key(Qt::Key_Y);
    expectWhole("red");
    stage.key(Qt::Key_F12);
    expectWhole("wrap-up");
    EXPECT_EQ(stage.window.size(), QSize(1366, 768)) << "the window grew beyond the screen";
}

TEST_P(DeskLayout, TheCurrentQuestionIsInSightWheneverItIsAnswered)
{
    Stage &stage = *m_stage;
    ASSERT_TRUE(stage.show({ 1366, 768 }));
    ASSERT_TRUE(stage.toChecklist(QStringLiteral("胸が締めつけられる")));
    const auto inSight = [&stage] {
        for (const QWidget *row : stage.window.findChildren<QWidget *>()) {
            if (row->isVisible() && row->property("look") == QStringLiteral("row") && row->property("current").toBool())
                return row->visibleRegion().boundingRect().top() == 0
                    && row->visibleRegion().boundingRect().height() >= std::min(row->height(), 100);
        }
        return false;
    };
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(QTest::qWaitFor(inSight, 400)) << "question " << i + 1;
        stage.key(Qt::Key_N);
    }
    stage.key(Qt::Key_F2);
    stage.key(Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor(inSight, 400)) << "back from the record";
}

TEST(DeskLayoutScale, TheSizeCanBeChangedInTheMiddleOfACallAndTheTypedTextStays)
{
    Stage stage;
    ASSERT_TRUE(stage.show());
    ASSERT_TRUE(stage.toChecklist());
    ASSERT_TRUE(QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, 400))
        << qPrintable(cutTexts(stage.window).join(u'\n'));
    for (const double scale : { 1.5, 2.0, 1.0 }) {
        stage.window.setFontScale(scale);
        EXPECT_TRUE(QTest::qWaitFor([&] { return cutTexts(stage.window).isEmpty(); }, 400))
            << scale << '\n'
            << qPrintable(cutTexts(stage.window).join(u'\n'));
    }
    EXPECT_EQ(stage.session.record().fields.value(QStringLiteral("content")), QStringLiteral("胸が苦しい"));
}

INSTANTIATE_TEST_SUITE_P(Scales, DeskLayout, ::testing::Values(1.0, 1.25, 1.5, 2.0),
    [](const auto &scale) { return "Percent" + std::to_string(static_cast<int>(scale.param * 100)); });

} // namespace
