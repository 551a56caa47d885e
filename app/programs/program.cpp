// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "programs/program.h"

#include <algorithm>

namespace kikitori {

const FieldSpec *Program::field(const QString &fieldName) const
{
    const auto it = std::find_if(fields.begin(), fields.end(), [&](const FieldSpec &f) { return f.name == fieldName; });
    return it == fields.end() ? nullptr : &*it;
}

const Disposition *Program::disposition(const QString &code) const
{
    const auto it = std::find_if(dispositions.begin(), dispositions.end(), [&](const Disposition &d) { return d.code == code; });
    return it == dispositions.end() ? nullptr : &*it;
}

QString Program::placeOf(const QString &callerNumber) const
{
    for (const auto &[prefixDigits, place] : areaCodes) {
        if (callerNumber.startsWith(prefixDigits))
            return place;
    }
    return {};
}

const Destination *Program::ambulanceFor(const QString &municipality) const
{
    for (const Destination &destination : destinations) {
        if (destination.role == QLatin1String("119") && destination.municipalities.contains(municipality))
            return &destination;
    }
    return nullptr;
}

namespace {
/// Half-width and full-width katakana as hiragana, the form in which readings are kept.
QString asReading(const QString &typed)
{
    QString out = typed.trimmed().normalized(QString::NormalizationForm_KC);
    for (QChar &c : out) {
        if (c >= QChar(0x30A1) && c <= QChar(0x30F6))
            c = QChar(c.unicode() - 0x60);
    }
    return out;
}
}

QStringList Program::municipalitiesLike(const QString &typed) const
{
    const QString wanted = asReading(typed);
    QStringList first;
    QStringList later;
    for (const Municipality &place : municipalities) {
        if (place.name.startsWith(wanted) || place.reading.startsWith(wanted))
            first << place.name;
        else if (place.name.contains(wanted) || place.reading.contains(wanted))
            later << place.name;
    }
    return first + later;
}

Programs::Programs(std::vector<Program> programs)
    : m_programs(std::move(programs))
{
}

const std::vector<Program> &Programs::all() const
{
    return m_programs;
}

const Program *Programs::byId(const QString &id) const
{
    const auto it = std::find_if(m_programs.begin(), m_programs.end(), [&](const Program &p) { return p.id == id; });
    return it == m_programs.end() ? nullptr : &*it;
}

const Program *Programs::forCalled(const QString &calledNumber) const
{
    const auto it = std::find_if(
        m_programs.begin(), m_programs.end(), [&](const Program &p) { return p.calledNumbers.contains(calledNumber); });
    return it == m_programs.end() ? nullptr : &*it;
}

} // namespace kikitori
