// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "programs/program.h"

#include <QFrame>

class QVBoxLayout;

namespace kikitori {

class KeyButton;

/// Where a call can be handed to, picked by number key, arrows and Enter; Esc goes back. Stands in the phone card and
/// covers nothing. Thread: GUI. Owner: PhoneCard.
class DestinationList final : public QFrame {
    Q_OBJECT
public:
    explicit DestinationList(QWidget *parent = nullptr);
    void offer(const std::vector<Destination> &destinations);

Q_SIGNALS:
    void picked(const kikitori::Destination &destination);
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void pick(int index);
    void setCurrent(int index);

    std::vector<Destination> m_destinations;
    QList<KeyButton *> m_buttons;
    QVBoxLayout *m_box = nullptr;
    int m_current = 0;
};

} // namespace kikitori
