// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "look/theme.h"
#include "look/urgencychip.h"
#include "look/urgencypaint.h"
#include "support/patience.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <gtest/gtest.h>

using namespace kikitori;

namespace {

/// The chip as the widget draws it, and as a delegate does.
struct Both {
    QImage widget;
    QImage painted;
    QSize hint;
};

Both both(const Theme &theme, Urgency urgency)
{
    QWidget window;
    theme.dress(&window);
    auto *chip = new UrgencyChip(&window);
    chip->setUrgency(urgency);
    window.resize(400, 200);
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window, test::kPatienceMs));
    chip->resize(chip->sizeHint());
    QImage painted(urgencyChipSize(theme, urgency), QImage::Format_RGB32);
    painted.fill(theme.color(QStringLiteral("ground")));
    QPainter painter(&painted);
    paintUrgencyChip(painter, theme, { 0, 0 }, urgency);
    return { chip->grab().toImage(), painted, chip->sizeHint() };
}

/// The colour that most of the chip has, and the one of its words: the farthest from it within the border.
std::pair<QRgb, QRgb> colours(const QImage &image)
{
    QHash<QRgb, int> counted;
    for (int y = 4; y < image.height() - 4; ++y) {
        for (int x = 4; x < image.width() - 4; ++x)
            ++counted[image.pixel(x, y) | 0xff000000];
    }
    QRgb fill = 0;
    for (auto it = counted.cbegin(); it != counted.cend(); ++it) {
        if (it.value() > counted.value(fill))
            fill = it.key();
    }
    QRgb ink = fill;
    for (auto it = counted.cbegin(); it != counted.cend(); ++it) {
        if (Theme::contrast(QColor(it.key()), QColor(fill)) > Theme::contrast(QColor(ink), QColor(fill)))
            ink = it.key();
    }
    return { fill, ink };
}

class Chip : public ::testing::TestWithParam<std::tuple<Theme::Mode, double>> { };

TEST_P(Chip, LooksTheSameInAListAsOnItsOwn)
{
    const Theme theme(std::get<0>(GetParam()), std::get<1>(GetParam()));
    for (int i = 0; i < 5; ++i) {
        const Urgency urgency = static_cast<Urgency>(i);
        const Both chip = both(theme, urgency);
        EXPECT_NEAR(chip.hint.width(), chip.painted.width(), 1) << i;
        EXPECT_NEAR(chip.hint.height(), chip.painted.height(), 1) << i;
        EXPECT_EQ(colours(chip.widget), colours(chip.painted)) << i;
        EXPECT_EQ(QColor(colours(chip.painted).first), theme.urgency(urgency).ground) << i;
    }
}

INSTANTIATE_TEST_SUITE_P(EachTheme, Chip,
    ::testing::Combine(::testing::Values(Theme::Mode::Light, Theme::Mode::Dark), ::testing::Values(1.0, 1.5)));

} // namespace
