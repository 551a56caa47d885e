// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include <QCoreApplication>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// The test programs without a window share this main; window tests bring a QApplication of their own (guimain.h).
int main(int argc, char **argv)
{
    ::testing::InitGoogleMock(&argc, argv);
    QCoreApplication app(argc, argv);
    return RUN_ALL_TESTS();
}
