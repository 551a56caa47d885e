// SPDX-FileCopyrightText: 2026 The Kikitori authors
// SPDX-License-Identifier: BSD-3-Clause
#include "ctl/scriptsentence.h"

#include <QCoreApplication>

namespace kikitori {

namespace {

QString said(const char *sentence)
{
    return QCoreApplication::translate("ctl", sentence);
}

QString waySentence(ScriptRule rule, const QStringList &d)
{
    switch (rule) {
    case ScriptRule::Steps:
        return said(QT_TRANSLATE_NOOP("ctl", "the script has no step"));
    case ScriptRule::Jump:
        return QCoreApplication::translate("ctl", "%1 is no step of this script and no script of the book").arg(d.value(0));
    case ScriptRule::Reached:
        return said(QT_TRANSLATE_NOOP("ctl", "no way leads to this step"));
    case ScriptRule::Ends:
        return said(QT_TRANSLATE_NOOP("ctl", "no way leads from this step to the end"));
    case ScriptRule::Circle:
        return QCoreApplication::translate("ctl", "from here scripts jump to each other and none comes to an end: %1")
            .arg(d.value(0));
    case ScriptRule::Programs:
        return d.value(1).isEmpty()
            ? QCoreApplication::translate("ctl", "this script is for every program, %1 is not").arg(d.value(0))
            : QCoreApplication::translate("ctl", "the script %1 is not for the program %2").arg(d.value(0), d.value(1));
    default:
        return {};
    }
}

QString nameSentence(ScriptRule rule, const QStringList &d)
{
    switch (rule) {
    case ScriptRule::Ids:
        return QCoreApplication::translate("ctl", "the id %1 stands twice in the book").arg(d.value(0));
    case ScriptRule::Titles:
        return QCoreApplication::translate("ctl", "the script %1 for the same program has this title too").arg(d.value(0));
    case ScriptRule::Codes:
        return QCoreApplication::translate("ctl", "the code %1 stands twice").arg(d.value(0));
    case ScriptRule::ChoiceTexts:
        return QCoreApplication::translate("ctl", "two choices read %1").arg(d.value(0));
    case ScriptRule::Choices:
        return QCoreApplication::translate("ctl", "%1 choices; there are nine keys").arg(d.value(0));
    default:
        return {};
    }
}

QString fieldSentence(ScriptRule rule, const QStringList &d)
{
    switch (rule) {
    case ScriptRule::Place:
        return d.value(1).isEmpty()
            ? QCoreApplication::translate("ctl", "nothing fills the place {%1}").arg(d.value(0))
            : QCoreApplication::translate("ctl", "nothing fills the place {%1}; the program %2 has no such field")
                  .arg(d.value(0), d.value(1));
    case ScriptRule::Field:
        return QCoreApplication::translate("ctl", "the program %1 has no field %2").arg(d.value(1), d.value(0));
    case ScriptRule::FieldValue:
        return QCoreApplication::translate("ctl", "%1 is no value of the field %2 in the program %3 (%4)")
            .arg(d.value(0), d.value(1), d.value(2), d.value(3));
    case ScriptRule::Typed:
        return QCoreApplication::translate("ctl", "the field %1 is filled and nothing asks for it").arg(d.value(0));
    default:
        return {};
    }
}

QString wordingSentence(ScriptRule rule, const QStringList &d)
{
    switch (rule) {
    case ScriptRule::Spoken:
        return said(QT_TRANSLATE_NOOP("ctl", "the step has nothing to say or ask"));
    case ScriptRule::Basis:
        return said(QT_TRANSLATE_NOOP("ctl", "it does not say what it rests on"));
    case ScriptRule::Asks:
        return said(QT_TRANSLATE_NOOP("ctl", "the question ends neither in か nor in ください"));
    case ScriptRule::Negative:
        return said(QT_TRANSLATE_NOOP("ctl", "the question asks for a no: はい would be heard as either"));
    case ScriptRule::Length:
        return QCoreApplication::translate("ctl", "the question has %1 characters, at most %2 are one breath")
            .arg(d.value(0), d.value(1));
    case ScriptRule::Diagnosis:
        return QCoreApplication::translate("ctl", "the text gives the caller a disease: %1").arg(d.value(0));
    case ScriptRule::HardWord:
        return QCoreApplication::translate("ctl", "%1 is a hospital word; callers say %2").arg(d.value(0), d.value(1));
    case ScriptRule::KanjiShare:
        return QCoreApplication::translate("ctl", "%1 % of the letters are kanji (bound %2 %)").arg(d.value(0), d.value(1));
    case ScriptRule::Clause:
        return QCoreApplication::translate("ctl", "%1 characters without a pause (bound %2): %3")
            .arg(d.value(0), d.value(1), d.value(2));
    default:
        return {};
    }
}

} // namespace

QString sentenceFor(const ScriptFinding &finding)
{
    if (finding.rule == ScriptRule::Form)
        return finding.details.value(0);
    for (const auto part : { waySentence, nameSentence, fieldSentence, wordingSentence }) {
        const QString sentence = part(finding.rule, finding.details);
        if (!sentence.isEmpty())
            return sentence;
    }
    return codeOf(finding.rule);
}

} // namespace kikitori
