// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/flowlayout.h"

#include <QWidget>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

class Box final : public QWidget {
public:
    Box(QSize size, QWidget *parent, bool grows = false)
        : QWidget(parent)
        , m_size(size)
    {
        setSizePolicy(grows ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return m_size; }
    [[nodiscard]] QSize minimumSizeHint() const override { return m_size; }

private:
    QSize m_size;
};

class Flow : public ::testing::Test {
protected:
    Box *add(int width, int height = 20, bool grows = false)
    {
        auto *box = new Box({ width, height }, &window, grows);
        layout->addWidget(box);
        return box;
    }
    void lay(int width) { layout->setGeometry({ 0, 0, width, 500 }); }

    QWidget window;
    FlowLayout *layout = new FlowLayout(&window, 10, 4);
};

TEST_F(Flow, BeginsANewRowWhereTheWidthEnds)
{
    add(100);
    const Box *second = add(100, 30);
    const Box *third = add(100);
    lay(210);
    EXPECT_EQ(second->pos(), QPoint(110, 0));
    EXPECT_EQ(third->pos(), QPoint(0, 34)) << "30 of the row and 4 between rows";
    EXPECT_EQ(layout->heightForWidth(210), 54);
    EXPECT_EQ(layout->heightForWidth(209), 20 + 4 + 30 + 4 + 20);
    EXPECT_EQ(layout->heightForWidth(320), 30);
}

TEST_F(Flow, WhatIsLeftOfARowGoesToWhatExpands)
{
    const Box *grows = add(100, 20, true);
    const Box *after = add(50);
    lay(300);
    EXPECT_EQ(grows->geometry(), QRect(0, 0, 240, 20));
    EXPECT_EQ(after->x(), 250);
    EXPECT_TRUE(layout->expandingDirections().testFlag(Qt::Horizontal));
}

TEST_F(Flow, TheTailStandsAtTheRightEnd)
{
    add(100);
    layout->setRightFrom(1);
    const Box *tail = add(40);
    const Box *last = add(40);
    lay(300);
    EXPECT_EQ(tail->x(), 210);
    EXPECT_EQ(last->x(), 260);
    EXPECT_FALSE(layout->expandingDirections().testFlag(Qt::Horizontal));
    lay(150);
    EXPECT_EQ(tail->pos(), QPoint(110, 0));
    EXPECT_EQ(last->pos(), QPoint(0, 24)) << "a row of tail alone begins at the left";
}

TEST_F(Flow, HiddenItemsTakeNoRoom)
{
    add(100);
    add(100)->hide();
    const Box *last = add(100);
    lay(210);
    EXPECT_EQ(last->pos(), QPoint(110, 0));
    EXPECT_EQ(layout->sizeHint(), QSize(210, 20));
}

} // namespace
