// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include <QApplication>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// Window tests share this main; they run on the display that ctest is given (a virtual one under ./test).
int main(int argc, char **argv)
{
    ::testing::InitGoogleMock(&argc, argv);
    QApplication app(argc, argv);
    return RUN_ALL_TESTS();
}
