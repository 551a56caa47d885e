// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "log/logstyle.h"

#include <QWidget>

#include <vector>

namespace kikitori {

/// Both voices of a recording over time, the caller above and the agent below, with the moments of the case under
/// them and the place that is heard. Pressing a place asks to go there. Thread: GUI. Owner: CaseDetail.
class Waveform final : public QWidget {
    Q_OBJECT
public:
    struct Moment {
        qint64 ms = 0;
        QString word;
    };
    explicit Waveform(LogStyle style, QWidget *parent = nullptr);
    void setStyle(const LogStyle &style);
    void setVoices(std::vector<float> caller, std::vector<float> agent, qint64 ms);
    void setMoments(std::vector<Moment> moments);
    void setPosition(qint64 ms);
    void clear();
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sought(qint64 ms);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void paintVoice(QPainter &painter, QRect box, const std::vector<float> &voice, const QColor &colour, const QString &name) const;
    void paintMoments(QPainter &painter, QRect box) const;
    void seekTo(int x);
    [[nodiscard]] QRect field() const; ///< where the voices stand; their names are left of it

    LogStyle m_style;
    std::vector<float> m_caller;
    std::vector<float> m_agent;
    std::vector<Moment> m_moments;
    qint64 m_ms = 0;
    qint64 m_position = 0;
};

} // namespace kikitori
